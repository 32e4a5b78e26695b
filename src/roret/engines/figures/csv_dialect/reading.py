"""A file that somebody sent, as a table of texts with line numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from roret.engines.figures.csv_dialect import csv_files, excel_files
from roret.engines.figures.csv_dialect.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEGABYTE = 1_000_000
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may ask of us. Megabytes are of a million bytes."""

    megabytes: int = 20
    unpacked_megabytes: int = 150
    rows: int = 200_000
    columns: int = 500


class Row(NamedTuple):
    """One row: the line of the file (or row of the sheet) where it begins, and its texts by column name."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as a table. Every cell is a trimmed text; an empty cell is ""."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(data: bytes, filename: str = "", *, sheet: str = "", limits: Limits | None = None) -> Table:
    """Return the table in a CSV file or the first (or named) sheet of an Excel file.

    CSV may be UTF-8, UTF-16 with a mark, or Windows-1252, with semicolon, tab or comma. Excel dates come as
    2026-12-31 and numbers with a decimal comma, ready for `parse_date` and `parse_number`. Blank rows are left out.
    The content decides what the file is; `filename` only decides what to say when it is broken. Raises TableError.
    """
    limits = limits or Limits()
    if len(data) > limits.megabytes * _MEGABYTE:
        raise TableError("table.too_big", megabytes=-(-len(data) // _MEGABYTE), limit=limits.megabytes)
    if not data.strip():
        raise TableError("table.empty")
    if data.startswith(_OLD_EXCEL):
        raise TableError("table.old_excel")
    if data.startswith(_ZIP):
        records = excel_files.records(data, sheet=sheet, max_unpacked=limits.unpacked_megabytes * _MEGABYTE)
    elif filename.lower().endswith((".xlsx", ".xlsm")):
        raise TableError("table.broken_excel")
    else:
        records = csv_files.records(data)
    return _table(records, limits)


def _table(records: Iterator[tuple[int, list[str]]], limits: Limits) -> Table:
    """The first record that is not blank names the columns; the rest are rows."""
    filled = ((line, cells) for line, cells in records if any(cells))
    _, names = next(filled, (0, []))
    columns = _columns(names, limits)
    rows: list[Row] = []
    for line, cells in filled:
        if len(rows) >= limits.rows:
            raise TableError("table.too_many_rows", limit=limits.rows)
        rows.append(_row(line, cells, columns))
    if not rows:
        raise TableError("table.no_rows")
    return Table(columns, tuple(rows))


def _columns(names: list[str], limits: Limits) -> tuple[str, ...]:
    while names and not names[-1]:
        names = names[:-1]
    if not names:
        raise TableError("table.empty")
    if len(names) > limits.columns:
        raise TableError("table.too_many_columns", found=len(names), limit=limits.columns)
    seen: set[str] = set()
    for position, name in enumerate(names, 1):
        if not name:
            raise TableError("table.unnamed_column", position=position)
        if name.casefold() in seen:
            raise TableError("table.duplicate_column", name=name[:60])
        seen.add(name.casefold())
    return tuple(names)


def _row(line: int, cells: list[str], columns: tuple[str, ...]) -> Row:
    """A short row is filled up; a long one is an error unless what is beyond the columns is empty."""
    if any(cells[len(columns) :]):
        raise TableError("table.too_many_cells", line=line, found=len(cells), expected=len(columns))
    padded = cells[: len(columns)] + [""] * (len(columns) - len(cells))
    return Row(line, dict(zip(columns, padded, strict=True)))
