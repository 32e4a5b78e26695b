"""Excel files that somebody sent: opened with care, read row by row as texts."""

from __future__ import annotations

import io
import unicodedata
import warnings
import zipfile
import zlib
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from roret.engines.figures.csv_dialect.errors import TableError
from roret.engines.figures.csv_dialect.values import clean, format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook

_LAST_ROW = 1_048_576
_MOST_PARTS = 2_000
_DOCUMENT_TYPE_WITHIN = 4_096
# All that openpyxl and its parsers raise on damaged files (SyntaxError is the parent of the XML ParseError).
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, SyntaxError, KeyError, ValueError, TypeError, IndexError, AttributeError,
    OSError, EOFError, NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip


def records(data: bytes, *, sheet: str, max_unpacked: int) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells as texts) of the named or first sheet. `max_unpacked` is in bytes.

    Formulas give the value Excel last computed. Raises TableError.
    """
    try:
        _inspect(data, max_unpacked)
        with warnings.catch_warnings():
            # openpyxl warns about styles and extensions it drops; only values are read here.
            warnings.simplefilter("ignore")
            yield from _rows(load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False), sheet)
    except TableError:
        raise
    except _DAMAGED as error:
        raise TableError("table.broken_excel") from error


def _inspect(data: bytes, max_unpacked: int) -> None:
    """Refuse before unpacking: what is no Excel file, unpacks to too much, or declares entities.

    Python's zipfile never reads more of a part than its declared size, so the declared sizes are a safe bound.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if "content.xml" in archive.namelist():
            raise TableError("table.open_document")
        if "[Content_Types].xml" not in archive.namelist():
            raise TableError("table.not_text")
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > max_unpacked:
            raise TableError("table.unpacks_too_big", limit=max_unpacked // 1_000_000)
        for part in parts:
            with archive.open(part) as stream:
                if b"<!DOCTYPE" in stream.read(_DOCUMENT_TYPE_WITHIN):
                    raise TableError("table.broken_excel")


def _rows(workbook: Workbook, sheet: str) -> Iterator[tuple[int, list[str]]]:
    by_name = {found.title: found for found in workbook.worksheets}
    if sheet and sheet not in by_name:
        raise TableError("table.unknown_sheet", name=sheet[:60])
    chosen = by_name[sheet] if sheet else workbook.worksheets[0]
    # The file's own statement of its size is often wrong: a format painted over a column claims a million rows.
    chosen.reset_dimensions()
    for number, cells in enumerate(chosen.iter_rows(values_only=True), 1):
        if number > _LAST_ROW:
            raise TableError("table.too_many_rows", limit=_LAST_ROW)
        yield number, [_text(value) for value in cells]


def _text(value: object) -> str:
    """An Excel value in the form that `parse_date`, `parse_number` and `parse_yes_no` read."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, (int, float, Decimal)):
        return _number(value)
    if isinstance(value, datetime):
        at_midnight = value.time() == time()
        return value.date().isoformat() if at_midnight else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return unicodedata.normalize("NFC", clean(str(value)))


def _number(value: float | Decimal) -> str:
    """Excel keeps 15 digits; more are noise of the binary form (0.1 + 0.2)."""
    if isinstance(value, float):
        value = int(value) if value.is_integer() else Decimal(f"{value:.15g}")
    return format_number(value)
