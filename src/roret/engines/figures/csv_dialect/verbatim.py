"""Columns of a CSV file exactly as they were written, for engines whose answers are places in those texts."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from roret.engines.errors import EngineError
from roret.engines.figures.csv_dialect import csv_files
from roret.engines.figures.csv_dialect.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_CELL = 50_000_000
_MARK = "\ufeff".encode()


class ColumnError(EngineError):
    """The file is a table, but not the one that was asked for."""

    messages = {
        "column.unknown": "The file has no column “%(name)s”. It has: %(columns)s.",
        "column.short_row": "Line %(line)s has no cell in the column “%(name)s”.",
        "column.empty_file": "The file is empty.",
        "column.no_rows": "The file has column names, but no rows.",
    }


class Dialect(NamedTuple):
    """How a file is written, so that the answer can be written alike."""

    delimiter: str
    mark: bool
    """Tell whether it begins with the mark that Excel wants."""


class Columns(NamedTuple):
    """The columns that were asked for, one list each."""

    cells: list[list[str]]
    dialect: Dialect


def read_verbatim(data: bytes, names: Sequence[str]) -> Columns:
    """Return the named columns, character by character as in the file, without rows that are wholly empty.

    UTF-8, UTF-16 with a mark or Windows-1252; semicolon, tab or comma. Raises TableError and ColumnError.
    """
    if not data.strip():
        raise ColumnError("column.empty_file")
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        return _columns(data, names)
    finally:
        csv.field_size_limit(before)


def _columns(data: bytes, names: Sequence[str]) -> Columns:
    text, delimiter = csv_files.decoded(data)
    records = ((line, cells) for line, cells in csv_files.raw_records(text, delimiter) if any(cells))
    _, heads = next(records, (0, []))
    places = [_place(heads, name) for name in names]
    found: list[list[str]] = [[] for _ in names]
    for line, cells in records:
        for name, place, column in zip(names, places, found, strict=True):
            if place >= len(cells):
                raise ColumnError("column.short_row", line=line, name=name)
            column.append(cells[place])
    if not found[0]:
        raise ColumnError("column.no_rows")
    return Columns(found, Dialect(delimiter, data.startswith(_MARK)))


def _place(heads: list[str], name: str) -> int:
    """The column of a name; blanks and capitals do not matter when nothing matches exactly."""
    if name in heads:
        return heads.index(name)
    loose = [head.strip().casefold() for head in heads]
    if name.strip().casefold() in loose:
        return loose.index(name.strip().casefold())
    raise ColumnError("column.unknown", name=name, columns=", ".join(heads))


__all__ = ["ColumnError", "Columns", "Dialect", "TableError", "read_verbatim"]
