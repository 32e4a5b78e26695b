"""CSV: which encoding, which delimiter, which records."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

from roret.engines.figures.csv_dialect.errors import TableError
from roret.engines.figures.csv_dialect.values import clean, unguard

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS = ";\t,"
_SAMPLE = 30
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_NULL = re.compile("\x00")
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
# The two characters that æ, ø, å, Æ, Ø, Å, é become when UTF-8 is read as Windows-1252.
_LOST_LETTERS = re.compile("\u00c3[\u00a6\u00b8\u00a5\u2020\u02dc\u2026\u00a9]")
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def records(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield (line where the record begins, cleaned cells). Raises TableError for what is not a table of text."""
    text, skipped, delimiter = _declared_delimiter(_decode(data))
    for line, cells in raw_records(text, delimiter or _likely_delimiter(text)):
        yield line + skipped, [unicodedata.normalize("NFC", unguard(clean(cell))) for cell in cells]


def decoded(data: bytes) -> tuple[str, str]:
    """Return (the text, its delimiter). Control characters that people paste are let through, except for the null."""
    text, _, delimiter = _declared_delimiter(_decode(data, refused=_NULL))
    return text, delimiter or _likely_delimiter(text)


def _decode(data: bytes, *, refused: re.Pattern[str] = _NOT_IN_TEXT) -> str:
    """UTF-8 first: Windows-1252 text with Danish letters fails there, so the test is safe."""
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig")
    except UnicodeDecodeError:
        text = _decode_windows(data)
    text = text.rstrip("\x1a")
    if refused.search(text):
        raise TableError("table.not_text")
    return text


def _decode_windows(data: bytes) -> str:
    if data.startswith(_UTF16_MARKS):
        raise TableError("table.not_text")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise TableError("table.not_text") from error
    if lost := _LOST_LETTERS.search(text):
        raise TableError("table.mixed_encoding", line=text.count("\n", 0, lost.start()) + 1)
    return text


def _declared_delimiter(text: str) -> tuple[str, int, str]:
    """Excel's own first line "sep=;" names the delimiter and is no record."""
    if match := _SEPARATOR_LINE.match(text):
        return text[match.end() :], 1, match[1]
    return text, 0, ""


def _likely_delimiter(text: str) -> str:
    """The delimiter under which most records have as many cells as the first; semicolon where nothing tells."""
    return max(_DELIMITERS, key=lambda delimiter: (_agreement(text, delimiter), -_DELIMITERS.index(delimiter)))


def _agreement(text: str, delimiter: str) -> float:
    try:
        widths = [len(cells) for _, cells in islice(raw_records(text, delimiter), _SAMPLE) if any(cells)]
    except TableError:
        return -1.0
    if not widths or widths[0] == 1:
        return -1.0
    return widths.count(widths[0]) / len(widths)


def raw_records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line where the record begins, cells as they are written)."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            too_long = "field limit" in str(error)
            code = "table.cell_too_long" if too_long else "table.broken_quotes"
            raise TableError(code, line=line, **({"limit": csv.field_size_limit()} if too_long else {})) from error
