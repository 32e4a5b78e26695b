"""Tables that Danish Excel opens right: CSV and XLSX."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from roret.engines.figures.csv_dialect.values import DANISH_TIME, Cell, format_date, format_number, guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.cell.cell import Cell as ExcelCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

ABOUT_SHEET = "Om data"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TEXT = 32_767
_LONGEST_TITLE = 31
_WIDEST_COLUMN = 60
_TOO_MANY_DIGITS = 10**15
_FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook: its title, the names of its columns, its rows."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, machine: bool = False) -> bytes:
    """Return a CSV file: UTF-8 with a mark, semicolons, CRLF, decimal comma, dates as 31-12-2026, ja and nej.

    `machine` gives dates as 2026-12-31. Texts that a spreadsheet would run as a formula are guarded. Raises
    ValueError if a row has another length than `columns`.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([guard(name) for name in columns])
    for row in rows:
        writer.writerow([_csv_text(value, machine=machine) for _, value in zip(columns, row, strict=True)])
    return out.getvalue().encode("utf-8-sig")


def _csv_text(value: Cell, *, machine: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, (int, float, Decimal)):
        return format_number(value)
    if isinstance(value, date):
        return format_date(value, machine=machine)
    return guard(str(value))


def write_xlsx(
    sheets: Sequence[Sheet], *, about: Sequence[tuple[str, Cell]] = (), about_title: str = ABOUT_SHEET
) -> bytes:
    """Return an Excel workbook: a sheet for each of `sheets`, and last the sheet "Om data" with what `about` says.

    Column names are bold and stay in view; numbers and dates are real ones; texts are never formulas. `about` is
    (label, value): what the data are, their source, when they were drawn. Raises ValueError if there are no sheets or
    a row has another length than its columns.
    """
    if not sheets:
        raise ValueError("A workbook needs a sheet.")
    workbook = Workbook(write_only=True)
    titles: set[str] = set()
    for sheet in (*sheets, Sheet(about_title, ("", ""), about)):
        _write_sheet(workbook.create_sheet(_free_title(sheet.title, titles)), sheet)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _write_sheet(page: WriteOnlyWorksheet, sheet: Sheet) -> None:
    named = any(sheet.columns)
    remaining = iter(sheet.rows)
    first = list(islice(remaining, 200))
    for position, name in enumerate(sheet.columns):
        longest = max((len(_csv_text(row[position], machine=False)) for row in first), default=0)
        width = min(max(longest, len(name)) + 2, _WIDEST_COLUMN)
        page.column_dimensions[get_column_letter(position + 1)].width = width  # type: ignore[attr-defined]  # not in stubs
    if named:
        page.freeze_panes = "A2"
        page.append([_header(page, name) for name in sheet.columns])
    for rows in (first, remaining):
        for row in rows:
            page.append([_excel_cell(page, value) for _, value in zip(sheet.columns, row, strict=True)])


def _header(page: WriteOnlyWorksheet, name: str) -> ExcelCell:
    cell = _text_cell(page, name)
    cell.font = Font(bold=True)
    return cell


def _excel_cell(page: WriteOnlyWorksheet, value: Cell) -> ExcelCell | int | str | None:
    if value is None:
        return None
    if isinstance(value, bool) or _beyond_excel(value):
        return _csv_text(value, machine=False)
    if isinstance(value, int):
        return value
    if isinstance(value, (float, Decimal)):
        return _formatted(page, float(value), "#,##0.00") if Decimal(value).is_finite() else None
    if isinstance(value, date):
        return _date_cell(page, value)
    return _text(page, str(value))


def _beyond_excel(value: Cell) -> bool:
    """Excel keeps 15 digits, and its calendar begins in 1900 with a leap year that never was."""
    if isinstance(value, date):
        return value.year <= _FIRST_YEAR
    return isinstance(value, int) and abs(value) >= _TOO_MANY_DIGITS


def _date_cell(page: WriteOnlyWorksheet, value: date) -> ExcelCell:
    if not isinstance(value, datetime):
        return _formatted(page, datetime(value.year, value.month, value.day), "dd-mm-yyyy")  # noqa: DTZ001 (a day)
    local = value.astimezone(DANISH_TIME).replace(tzinfo=None) if value.tzinfo else value
    return _formatted(page, local, "dd-mm-yyyy hh:mm")


def _formatted(page: WriteOnlyWorksheet, value: float | datetime, number_format: str) -> ExcelCell:
    cell = WriteOnlyCell(page, value=value)
    cell.number_format = number_format
    return cell


def _text(page: WriteOnlyWorksheet, text: str) -> ExcelCell | str:
    """A bare text is cheaper; only what openpyxl would take for a formula or an error needs a cell."""
    legal = _ILLEGAL.sub("", text)[:_LONGEST_TEXT]
    return _text_cell(page, legal) if legal.startswith(("=", "#")) else legal


def _text_cell(page: WriteOnlyWorksheet, text: str) -> ExcelCell:
    cell = WriteOnlyCell(page, value=_ILLEGAL.sub("", text)[:_LONGEST_TEXT])
    cell.data_type = "s"
    return cell


def _free_title(title: str, taken: set[str]) -> str:
    """A sheet title that Excel accepts: 31 characters, no brackets, slashes or colons, none twice."""
    base = _NOT_IN_TITLE.sub(" ", _ILLEGAL.sub("", title)).strip("' ")[:_LONGEST_TITLE] or "Ark"
    free, number = base, 1
    while free.casefold() in taken:
        number += 1
        free = f"{base[: _LONGEST_TITLE - len(str(number)) - 1]} {number}"
    taken.add(free.casefold())
    return free
