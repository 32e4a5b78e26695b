"""Reading the columns, and writing tables as the file that came was written."""

from __future__ import annotations

import csv
import io
from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from roret.engines.figures.csv_dialect.values import guard
from roret.engines.figures.csv_dialect.verbatim import Dialect, read_verbatim

Cell = str | int | float


class Input(NamedTuple):
    """The responses of a file."""

    texts: list[str]
    ids: list[str]
    dialect: Dialect


def read_input(options: Namespace) -> Input:
    """Return the texts and their ids; without a column for ids the rows are numbered from 1."""
    names = [options.text, options.id] if options.id else [options.text]
    columns = read_verbatim(options.file.read_bytes(), names)
    texts = columns.cells[0]
    ids = [id_.strip() for id_ in columns.cells[1]] if options.id else [str(row) for row in range(1, len(texts) + 1)]
    return Input(texts, ids, columns.dialect)


def table(heads: Sequence[str], rows: Iterable[Sequence[Cell]], dialect: Dialect) -> str:
    """Return a CSV table; a text that a spreadsheet would run as a formula gets an apostrophe before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=dialect.delimiter, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([guard(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue()


def write_table(file: Path, text: str, dialect: Dialect) -> None:
    """Write a table with the mark that Excel wants, when the file that came had it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8-sig" if dialect.mark else "utf-8"))
