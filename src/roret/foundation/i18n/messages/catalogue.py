"""The catalogue files: one `django.po` per app, kept stable so that two branches seldom meet in the same line."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from .extract import Text, texts_below

PACKAGE = Path(__file__).resolve().parents[3]
REST = PACKAGE / "foundation" / "i18n"  # keeps the texts that stand outside any app
HEADER = """\
msgid ""
msgstr ""
"Language: da\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


@dataclass(frozen=True)
class App:
    """A folder with an apps.py, and the catalogue of its texts."""

    folder: Path
    package: Path

    @property
    def name(self) -> str:
        """The dotted name below the package, for instance `listen.consultations`."""
        return ".".join(self.folder.relative_to(self.package).parts)

    @property
    def po(self) -> Path:
        """The catalogue as people write it."""
        return self.folder / "locale" / "da" / "LC_MESSAGES" / "django.po"

    @property
    def mo(self) -> Path:
        """The catalogue as Django reads it; made, never kept in git."""
        return self.po.with_suffix(".mo")


def apps(package: Path = PACKAGE) -> list[App]:
    """All apps of the package, in alphabetical order."""
    return [App(path.parent, package) for path in sorted(package.rglob("apps.py")) if path.parent != package]


def texts_of(app: App, among: Iterable[App]) -> list[Text]:
    """The texts of one app, without those of apps inside it; the app REST also has what no app has."""
    others = {other.folder for other in among} - {app.folder}
    found = list(texts_below(app.folder, without=others))
    if app.folder == app.package / "foundation" / "i18n":
        found += texts_below(app.package, without=others | {app.folder})
    return found


def read(app: App) -> Catalog:
    """The app's catalogue as it stands, empty when there is none."""
    if not app.po.exists():
        return Catalog(locale="da")
    return read_po(BytesIO(app.po.read_bytes()), locale="da")


def update(app: App, texts: Iterable[Text], *, prune: bool = False) -> bool:
    """Bring the catalogue up to its texts, keeping every translation; say whether the file changed.

    What no text needs any more stays as an obsolete entry until it is pruned.
    """
    old, new = read(app), Catalog(locale="da", fuzzy=False)
    for text in texts:
        _add(new, text, old, app)
    if not prune:
        _keep_obsolete(new, old)
    content = _as_po(new)
    if not (len(new) or new.obsolete) or (app.po.exists() and app.po.read_text() == content):
        return False
    app.po.parent.mkdir(parents=True, exist_ok=True)
    app.po.write_text(content)
    return True


def compile_(app: App) -> bool:
    """Make the file that Django reads when the catalogue is newer; say whether it was made."""
    if not app.po.exists() or (app.mo.exists() and app.mo.stat().st_mtime >= app.po.stat().st_mtime):
        return False
    buffer = BytesIO()
    write_mo(buffer, read(app))
    fresh = app.mo.with_suffix(".mo.new")
    fresh.write_bytes(buffer.getvalue())
    fresh.replace(app.mo)  # a server that reads it now sees the old or the new one, never half
    return True


def _add(new: Catalog, text: Text, old: Catalog, app: App) -> None:
    known = old.get(text.key[0], text.context) or old.obsolete.get(_obsolete_key(text))
    where = str(text.path.relative_to(app.folder if app.folder in text.path.parents else app.package))
    danish = (known.string if known else None) or ""
    message = new.add(text.id, danish, locations=[(where, 0)], context=text.context)
    if known:
        message.user_comments = list(known.user_comments)
        message.flags |= known.flags & {"fuzzy"}
        if message.pluralizable and isinstance(message.string, str):
            message.string = (message.string, "")


def _keep_obsolete(new: Catalog, old: Catalog) -> None:
    for message in [*old.obsolete.values(), *(message for message in old if message.id)]:
        singular = message.id if isinstance(message.id, str) else message.id[0]
        if new.get(singular, message.context) is None and message.string:
            new.obsolete[singular if message.context is None else (singular, message.context)] = _bare(message)


def _bare(message: Message) -> Message:
    return Message(message.id, message.string, flags=message.flags, context=message.context)


def _obsolete_key(text: Text) -> str | tuple[str, str]:
    return text.key[0] if text.context is None else (text.key[0], text.context)


def _as_po(catalogue: Catalog) -> str:
    buffer = BytesIO()
    write_po(buffer, catalogue, width=120, omit_header=True, sort_output=True, include_lineno=False)
    return HEADER + buffer.getvalue().decode().lstrip("\n")
