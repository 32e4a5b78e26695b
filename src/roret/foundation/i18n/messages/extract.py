"""Find the translatable texts of Python files and templates."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.extract import extract
from django.utils.translation.template import templatize

KEYWORDS: dict[str, Any] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATES = {".html", ".txt"}
NOT_FOR_PEOPLE = {"tests", "migrations", "node_modules", "locale", "static", "__pycache__"}


@dataclass(frozen=True)
class Text:
    """One translatable text: its identifier (a pair when it has a plural), context, and where it stands."""

    id: str | tuple[str, str]
    context: str | None
    path: Path

    @property
    def key(self) -> tuple[str, str | None]:
        """What a catalogue knows it by: the singular and the context."""
        return (self.id if isinstance(self.id, str) else self.id[0], self.context)


def texts_below(folder: Path, *, without: set[Path] = frozenset()) -> Iterator[Text]:  # type: ignore[assignment]
    """Every text in the code and templates below a folder, in a stable order, leaving out some folders."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if path.name not in NOT_FOR_PEOPLE and path not in without:
                yield from texts_below(path, without=without)
        elif path.suffix == ".py":
            yield from _texts_of(path, path.read_text())
        elif path.suffix in TEMPLATES and "templates" in path.parts:
            yield from _texts_of(path, _as_python(path))


def _as_python(path: Path) -> str:
    """Django's own translation of a template into calls; indentation would only disturb the tokenizer."""
    calls = templatize(path.read_text(), origin=str(path))
    return "\n".join(line.strip() for line in calls.splitlines())


def _texts_of(path: Path, code: str) -> Iterator[Text]:
    if "gettext" not in code and "_(" not in code:
        return
    options = {"encoding": "utf-8"}
    for _line, found, _comments, context in extract("python", BytesIO(code.encode()), KEYWORDS, options=options):
        identifier = found if isinstance(found, str) else (found[0], found[1])
        if identifier:
            yield Text(identifier, context, path)
