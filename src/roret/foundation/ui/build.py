"""Makes the static files that pages load, from the npm packages and our own style sheets.

``python -m roret.foundation.ui.build`` reads ``node_modules`` and writes ``static/ui/vendor`` and the fonts of documents (not in git):
one style sheet of the design system's used rules and ours, two weights of the font in Latin pieces, the sprite
of the icons in use, HTMX, and the licences.
"""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

from roret.foundation.ui import css
from roret.foundation.ui.icons import ICONS

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parents[1]
REPOSITORY = HERE.parents[3]
OUTPUT = HERE / "static" / "ui" / "vendor"
PRINT = HERE.parent / "typesetting" / "fonts"
PRINTED = ("Regular", "Italic", "SemiBold", "Bold")
"""The cuts of the font that documents are set in."""

#: Our name of a weight, the font's own name, and the CSS weights that it answers for.
WEIGHTS = (("400", "Regular", "400"), ("600", "SemiBold", "500 700"))
#: The pieces the font comes in, and the characters of each; a browser only fetches what a page needs.
PIECES = {
    "latin": ("Latin1", "U+0-FF,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+20AC,U+2212"),
    "latin-ext": ("Latin2", "U+0100-0130,U+0132-0151,U+0154-024F,U+0259,U+1E00-1EFF,U+20A0-20AB,U+20AD-20CF,U+2C60-2C7F"),
    "cyrillic": ("Cyrillic", "U+0400-045F,U+0472-0473,U+0490-049D,U+04A0-04A5,U+04AA-04AB,U+04AE-04B3,U+04B6-04BB"),
    "pi": ("Pi", "U+03C0,U+2070,U+2074-2079,U+2080-2089,U+2190-2199,U+2211,U+2248,U+2260,U+2264-2265,U+25CF"),
}  # fmt: skip
#: Classes that our code builds from parts, so that no text search finds them whole.
COMPOSED = frozenset({
    "alert-info", "alert-success", "alert-warning", "alert-error",
    "badge-info", "badge-success", "badge-warning", "badge-error",
    "button-primary", "button-secondary", "button-tertiary", "button-warning",
    "form-group-radio", "form-group-checkbox",
})  # fmt: skip
#: Words that are classes of the design system's grid, menus and helpers but in our sources only ordinary words.
NOT_CLASSES = frozenset({
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "accordion", "toast", "tooltip", "modal", "toggle", "tag", "tags",
    "date", "day", "month", "year", "focus", "search", "row", "col", "nav", "menu", "flex", "footer", "inline",
    "overlay", "page", "position", "order", "function", "article", "embed", "active", "table-borderless", "spinner",
    "collapsed", "selectable", "sort", "structured-list", "hidden", "user", "subheading", "link", "w", "p", "m", "d",
})  # fmt: skip


def build(*, node_modules: Path, output: Path = OUTPUT) -> dict[str, int]:
    """Write everything anew; returns the size in bytes of each file that most pages load."""
    shutil.rmtree(output, ignore_errors=True)
    (output / "fonts").mkdir(parents=True)
    system = node_modules / "dkfds" / "dist"
    copy_fonts(system, output=output)
    copy_print_fonts(system, other_scripts=node_modules / "dejavu-fonts-ttf")
    (output / "icons.svg").write_text(sprite(system / "img" / "svg-icons"), encoding="utf-8")
    (output / "roret.css").write_text(stylesheet(system, output=output), encoding="utf-8")
    shutil.copyfile(node_modules / "htmx.org" / "dist" / "htmx.min.js", output / "htmx.min.js")
    shutil.copyfile(node_modules / "dkfds" / "LICENSE.md", output / "dkfds-LICENSE.md")
    return {path.name: path.stat().st_size for path in sorted(output.rglob("*")) if path.is_file()}


def copy_fonts(system: Path, *, output: Path) -> None:
    """Copy the pieces of the weights in use, unchanged, with their licence (OFL, reserved name "Plex")."""
    family = system / "fonts" / "IBMPlexSans"
    for weight, name, _range in WEIGHTS:
        for piece, (own_name, _characters) in PIECES.items():
            source = family / "split" / "woff2" / f"IBMPlexSans-{name}-{own_name}.woff2"
            shutil.copyfile(source, output / "fonts" / f"plex-{weight}-{piece}.woff2")
    shutil.copyfile(family / "complete" / "woff2" / "license.txt", output / "fonts" / "license.txt")


def copy_print_fonts(system: Path, *, other_scripts: Path, output: Path = PRINT) -> None:
    """Copy the whole cuts that typst sets documents in: one face on paper and on the screen.

    Beside it DejaVu Sans (free licence, 0.8 MB) for what people write in other scripts: Arabic, Hebrew, Georgian, smileys.
    """
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    family = system / "fonts" / "IBMPlexSans" / "complete" / "ttf"
    for name in PRINTED:
        shutil.copyfile(family / f"IBMPlexSans-{name}.ttf", output / f"IBMPlexSans-{name}.ttf")
    shutil.copyfile(other_scripts / "ttf" / "DejaVuSans.ttf", output / "DejaVuSans.ttf")
    shutil.copyfile(other_scripts / "LICENSE", output / "DejaVu-LICENSE")


def font_faces() -> str:
    """The rules that name the font's pieces."""
    return "".join(
        '@font-face{font-family:"IBM Plex Sans";font-style:normal;font-display:swap;'
        f"font-weight:{weights};src:url(fonts/plex-{weight}-{piece}.woff2) format('woff2');unicode-range:{characters}}}"
        for weight, _name, weights in WEIGHTS
        for piece, (_own_name, characters) in PIECES.items()
    )


def sprite(folder: Path) -> str:
    """One SVG with a symbol for each icon in use."""
    symbols = "".join(_symbol((folder / f"{name}.svg").read_text(encoding="utf-8"), name=name) for name in ICONS)
    return f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>\n'


def _symbol(svg: str, *, name: str) -> str:
    box = re.search(r'viewBox="([^"]+)"', svg)
    body = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.DOTALL)
    if box is None or body is None:
        raise ValueError(f"The icon {name} is not an SVG with a viewBox.")
    inner = re.sub(r'\s(?:fill|class|id)="[^"]*"', "", re.sub(r">\s+<", "><", body.group(1).strip()))
    inner = inner.replace('<path d="M0 0h24v24H0z"/>', "").replace('<path d="M0 0h24v24H0V0z"/>', "")
    return f'<symbol id="{name}" viewBox="{box.group(1)}">{inner}</symbol>'


def stylesheet(system: Path, *, output: Path) -> str:
    """The design system's used rules in a layer of their own, then ours: ours win without a fight."""
    text = (system / "css" / "dkfds.min.css").read_text(encoding="utf-8")
    base = css.trimmed(text, used=used_words(SOURCES) | COMPOSED, dropped=NOT_CLASSES)
    for name in css.files(base):
        plain = Path(name).name
        shutil.copyfile(system / "css" / name, output / plain)
        base = base.replace(name, plain)
    own = "".join(css.minified(path.read_text(encoding="utf-8")) for path in sorted((HERE / "styles").glob("*.css")))
    return f"{font_faces()}@layer dkfds{{{base}}}{own}\n"


def used_words(sources: Path) -> set[str]:
    """Every word of our templates, Python and scripts: the classes in use are among them."""
    found: set[str] = set()
    for path in sources.rglob("*"):
        if path.suffix in (".html", ".py", ".js") and not {"tests", "vendor"} & set(path.parts):
            if path.name == "build.py":
                continue
            found |= set(re.findall(r"[A-Za-z][\w-]*", path.read_text(encoding="utf-8")))
    return found


def main() -> None:
    """Build, and print what the files weigh."""
    parser = argparse.ArgumentParser(description="Make the static files that pages load.")
    parser.add_argument("--node-modules", type=Path, default=REPOSITORY / "node_modules")
    sizes = build(node_modules=parser.parse_args().node_modules)
    for name in ("roret.css", "icons.svg", "htmx.min.js", "plex-400-latin.woff2", "plex-600-latin.woff2"):
        print(f"{sizes[name]:>8} bytes  {name}")  # noqa: T201 - a command speaks


if __name__ == "__main__":
    main()
