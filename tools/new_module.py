"""`./dev new-module NAME --stage listen`: the skeleton of a module, cut from `listen/consultations`, with tests that pass.

What it writes stands in `tools/new_module/` as it will be, with words in <<double angles>> that are put in here.
"""

import argparse
import builtins
import keyword
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "roret"
TEMPLATES = Path(__file__).with_suffix("")
SETTINGS = SOURCE / "shell" / "settings.py"
PROJECT = ROOT / "pyproject.toml"
STAGES = ("listen", "decide", "deliver", "measure", "report")
TAKEN = {
    *"record form page table state heading missing map crumbs filterset thing request draft published".split(),
    *"services selectors events enums models forms tables filters rules api views urls admin".split(),
    *dir(builtins),
}


class Refused(Exception):
    """A reason that a person can read."""


def main(arguments):
    """Make the module; the exit code."""
    options = _options(arguments)
    try:
        words = words_for(options)
        refuse_what_exists(words)
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 2
    folder = SOURCE / words["stage"] / words["many"]
    try:
        write(folder, words)
        enter_in_settings(words)
        entered = enter_in_import_order(words)
        _finish(folder, words)
    except subprocess.CalledProcessError as failed:
        print(f"{failed.stdout or ''}{failed.stderr or ''}\n{failed.cmd[0]} failed; the files are in {folder}.")
        return 1
    _say_what_next(folder, words, entered)
    return 0


def _options(arguments):
    parser = argparse.ArgumentParser(prog="./dev new-module", description="Make the skeleton of a module.")
    parser.add_argument("name", help="the folder, in the plural: ideas, street_parties (or stage/name: listen/ideas)")
    parser.add_argument("--stage", choices=STAGES, help="which part of the loop it belongs to")
    parser.add_argument("--one", help="the word for one of them, when it is not NAME without its s: idea, street_party")
    parser.add_argument("--danish", metavar="ONE,MANY", help="the Danish words: idé,idéer")
    return parser.parse_args(arguments)


def words_for(options):
    """Return every word that the templates need, or raise ``Refused``."""
    stage, _slash, many = options.name.rpartition("/")
    stage = options.stage or stage
    if stage not in STAGES:
        raise Refused(f"Say which part of the loop it belongs to: --stage {' | '.join(STAGES)}.")
    if options.stage and "/" in options.name and not options.name.startswith(f"{options.stage}/"):
        raise Refused(f"{options.name} and --stage {options.stage} say two things.")
    one = options.one or singular(many)
    for word in (many, one):
        _refuse_bad_name(word)
    danish = [word.strip() for word in (options.danish or f"{one},{many}".replace("_", " ")).split(",")]
    if len(danish) != 2 or not all(danish):
        raise Refused("--danish takes two words with a comma between them: --danish idé,idéer.")
    return _words(stage, many, one, danish)


def _refuse_bad_name(word):
    if not re.fullmatch(r"[a-z]+(_[a-z]+)*", word) or not 3 <= len(word) <= 25:
        raise Refused(
            f"{word!r} is no name for a module: 3 to 25 small letters a to z, words joined by _ (street_parties)."
        )
    if keyword.iskeyword(word) or word in TAKEN:
        raise Refused(f"{word!r} means something else already, in Python or inside every module; take another word.")


def _words(stage, many, one, danish):
    one_words, ones = one.replace("_", " "), many.replace("_", " ")
    da_one, da_ones = danish
    camel = "".join(part.capitalize() for part in one.split("_"))
    return {
        "stage": stage, "STAGE": stage.upper(), "many": many, "one": one, "CONST": one.upper(),
        "One": camel, "Many": "".join(part.capitalize() for part in many.split("_")),
        "one_words": one_words, "ones": ones, "Onel": one_words.capitalize(), "Ones": ones.capitalize(),
        "slug": many.replace("_", "-"), "da_slug": slug(da_ones), "da_one": da_one, "da_ones": da_ones,
        "Da_one": da_one[0].upper() + da_one[1:], "Da_ones": da_ones[0].upper() + da_ones[1:],
    }  # fmt: skip


def singular(many):
    """Return the word for one: parties → party, boxes → box, ideas → idea; what ends otherwise stays."""
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("ss", "ss"), ("s", "")):
        if many.endswith(ending):
            return many.removesuffix(ending) + instead
    return many


def slug(danish):
    """Return the Danish word as it stands in an address: æ, ø and å written out."""
    for letter, instead in (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("é", "e")):
        danish = danish.lower().replace(letter, instead)
    return re.sub(r"[^a-z0-9]+", "-", danish).strip("-")


def refuse_what_exists(words):
    """Raise ``Refused`` when the folder, the app's label, the model, the kind or an address is taken."""
    folder = SOURCE / words["stage"] / words["many"]
    if folder.exists():
        raise Refused(f"{folder.relative_to(ROOT)} exists already.")
    labels = {line.split(".")[-1] for line in re.findall(r'^    "([\w.]+)",', SETTINGS.read_text(), re.MULTILINE)}
    if words["many"] in labels:
        raise Refused(f"An app called {words['many']!r} is installed already; take another word.")
    signs = {
        f"class {words['One']}(": "model",
        f'KIND = "{words["one"]}"': "kind",
        f'path(_("{words["slug"]}/"': "address",
    }
    for path in SOURCE.rglob("*.py"):
        text = path.read_text()
        for sign, what in signs.items():
            if sign in text:
                raise Refused(f"The {what} exists already in {path.relative_to(ROOT)}: {sign} …). Take another word.")


def write(folder, words):
    """Write every file of the skeleton."""
    for template in sorted(TEMPLATES.rglob("*.tmpl")):
        place = template.relative_to(TEMPLATES).with_suffix("")
        if place.name == "danish.po":
            place = Path("locale/da/LC_MESSAGES/django.po")
        elif place.parts[0] == "templates":
            place = Path("templates", words["many"], *place.parts[1:])
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(filled(template.read_text(), words))


def filled(text, words):
    """Put the words in; a word that nobody knows is an error."""
    return re.sub(r"<<(\w+)>>", lambda found: words[found[1]], text)


def enter_in_settings(words):
    """Add the app after the last one of its stage."""
    lines = SETTINGS.read_text().splitlines(keepends=True)
    begins = [f'    "roret.{stage}.' for stage in STAGES[: STAGES.index(words["stage"]) + 1]]
    first = lines.index("INSTALLED_APPS = [\n")
    apps = range(first, lines.index("]\n", first))
    last = max(number for number in apps if lines[number].startswith((*begins, '    "roret.commons.')))
    lines.insert(last + 1, f'    "roret.{words["stage"]}.{words["many"]}",\n')
    SETTINGS.write_text("".join(lines))


def enter_in_import_order(words):
    """Give it a place beside its neighbours, which it may then not import, nor they it; say whether the line was found."""
    neighbour = "(ripple)" if words["stage"] == "report" else "(consultations)"
    lines = PROJECT.read_text().splitlines(keepends=True)
    for number, line in enumerate(lines):
        found = line.startswith("layers = ") and re.search(rf'"[^"]*{re.escape(neighbour)}[^"]*"', line)
        if found:
            lines[number] = line.replace(found[0], f'{found[0][:-1]} | ({words["many"]})"')
            PROJECT.write_text("".join(lines))
            return True
    return False


def _finish(folder, words):
    """Bring it into the house's format, make its first migration, and gather its texts."""
    programs = Path(sys.executable).parent
    use_known_danish(folder)
    _run(programs / "ruff", "check", "--quiet", "--select", "I", "--fix", folder)
    _run(programs / "ruff", "format", "--quiet", folder)
    _run(programs / "roret", "makemigrations", words["many"])
    _run(sys.executable, "-m", "roret.foundation.i18n.messages", f"{words['stage']}.{words['many']}", "--prune")
    _run(sys.executable, "-m", "roret.foundation.i18n.messages", "--compile")


def use_known_danish(folder):
    """Where another app has put a text into Danish, say the same: Django merges the catalogues."""
    from babel.messages.pofile import write_po

    from roret.foundation.i18n.messages.catalogue import App, apps, read

    own = App(folder, SOURCE)
    others = [read(app) for app in apps() if app.folder != folder]
    catalogue = read(own)
    for message in (message for message in catalogue if message.id):
        singular_ = message.id if isinstance(message.id, str) else message.id[0]
        said = [found.string for found in (other.get(singular_, message.context) for other in others) if found]
        known = next((string for string in said if string and all(string)), None)
        if known and isinstance(known, str) == isinstance(message.id, str):
            message.string = known
    with own.po.open("wb") as file:
        write_po(file, catalogue, width=120, omit_header=False)


def _run(*command):
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True, capture_output=True, text=True)


def _say_what_next(folder, words, entered):
    order = "the import order in pyproject.toml" if entered else None
    print(f"Made {folder.relative_to(ROOT)} and entered it in the settings{' and ' + order if order else ''}.")
    if not entered:
        print("Give it its place in pyproject.toml: contract “The modules of one stage”, its line `layers`.")
    print(
        f"""
Now:
  1. Say in {words["many"]}/__init__.py what the subject is. Its Danish stands in {words["many"]}/locale/da/LC_MESSAGES/django.po.
  2. .venv/bin/pytest {folder.relative_to(ROOT)}      (its tests pass; change them as you change the module)
  3. ./dev check
CONTRIBUTING.md goes on from here."""
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
