"""What is wrong with the Danish: missing, uncertain, with other placeholders, slipped, or said in two ways."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog

from .catalogue import App, read
from .extract import Text

LONG = 40
ENGLISH_QUOTES = "“”"
PLACEHOLDER = re.compile(r"%\(\w+\)[#0\- +]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]|(?<!%)(?:%%)*(%[sdif])|\{\w*\}")


def findings(app: App, texts: Iterable[Text]) -> Iterator[str]:
    """One sentence for each text of the app whose Danish cannot be used."""
    catalogue = read(app)
    seen = set()
    for text in texts:
        if text.key not in seen:
            seen.add(text.key)
            fault = _fault(catalogue, text)
            if fault:
                yield f"{_shown(text.path)}: {fault}: {text.key[0]!r}"


def two_ways(app_list: Iterable[App]) -> Iterator[str]:
    """Texts with different Danish in two apps: Django merges the catalogues, so only one of them would be seen."""
    said: dict[tuple[str, str | None], dict[object, str]] = defaultdict(dict)
    for app in app_list:
        for message in read(app):
            if message.id and _complete(message.string):
                singular = message.id if isinstance(message.id, str) else message.id[0]
                said[(singular, message.context)].setdefault(message.string, app.name)
    for (singular, _context), ways in sorted(said.items(), key=lambda item: item[0][0]):
        if len(ways) > 1:
            listed = ", ".join(f"{string!r} in {name}" for string, name in ways.items())
            yield f"said in two ways: {singular!r}: {listed}"


def _fault(catalogue: Catalog, text: Text) -> str | None:
    message = catalogue.get(text.key[0], text.context)
    if message is None or not _complete(message.string):
        return "no Danish"
    if message.fuzzy:
        return "uncertain (fuzzy) Danish"
    if isinstance(message.string, str) == isinstance(text.id, tuple):
        return "Danish without its plural"
    if not _same_placeholders(text.id, message.string):
        return "other placeholders in the Danish"
    return _fault_of_form(text.key[0], message.string)


def _fault_of_form(source: str, danish: str | Sequence[str] | None) -> str | None:
    if _slipped(source, danish):
        return "Danish of one letter, or the same twice over"
    if any(mark in form for form in _forms(danish) for mark in ENGLISH_QUOTES):
        return "English quotation marks in the Danish, which has »…«"
    return None


def _slipped(source: str, danish: str | Sequence[str] | None) -> bool:
    """Whether a tool has cut a text into letters, or written it twice in a row."""
    return any(_doubled(form) or (len(form) == 1 < len(source)) for form in _forms(danish))


def _forms(danish: str | Sequence[str] | None) -> list[str]:
    return [danish] if isinstance(danish, str) else list(danish or ())


def _doubled(text: str) -> bool:
    half = len(text) // 2
    return len(text) > LONG and text[:half].strip() == text[half:].strip()


def _complete(string: str | Sequence[str] | None) -> bool:
    return bool(string) and all(string or ())


def _same_placeholders(source: str | tuple[str, str], danish: str | Sequence[str] | None) -> bool:
    """Every form of the Danish has the placeholders of one form of the source ("one answer" needs no number)."""
    wanted = [_placeholders(form) for form in ([source] if isinstance(source, str) else source)]
    return all(_placeholders(form) in wanted for form in _forms(danish))


def _placeholders(text: str) -> list[str]:
    return sorted({match.group(1) or match.group() for match in PLACEHOLDER.finditer(text)})


def _shown(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if here in path.parents else path
