"""Why a file or a cell could not be read, in words for the person who sent it."""

from __future__ import annotations

from roret.engines.errors import EngineError


class TableError(EngineError):
    """The file as a whole cannot be read. Nothing of it has been used."""

    messages = {
        "table.empty": "The file is empty.",
        "table.too_big": "The file is %(megabytes)s MB. The limit is %(limit)s MB.",
        "table.unpacks_too_big": "The Excel file unpacks to more than %(limit)s MB, so it is not opened.",
        "table.not_text": "The file is not a table. Send CSV or Excel (.xlsx).",
        "table.old_excel": "The file is in the old Excel format. Save it as .xlsx or CSV.",
        "table.open_document": "The file is an OpenDocument spreadsheet. Save it as .xlsx or CSV.",
        "table.broken_excel": "The Excel file is damaged or protected by a password, so it cannot be opened.",
        "table.mixed_encoding": "Line %(line)s mixes two encodings, so letters are lost. Save the file as UTF-8.",
        "table.broken_quotes": 'The quotation marks (") do not match in the row that begins on line %(line)s.',
        "table.cell_too_long": "The row that begins on line %(line)s has a cell of more than %(limit)s characters.",
        "table.no_rows": "The file has column names, but no rows.",
        "table.too_many_rows": "The file has more than %(limit)s rows.",
        "table.too_many_columns": "The file has %(found)s columns. The limit is %(limit)s.",
        "table.unnamed_column": "Column %(position)s has no name.",
        "table.duplicate_column": "Two columns are called “%(name)s”.",
        "table.too_many_cells": "Line %(line)s has %(found)s cells, but there are %(expected)s columns.",
        "table.unknown_sheet": "The Excel file has no sheet called “%(name)s”.",
    }


class CellError(EngineError):
    """One value cannot be understood. `params["value"]` is what was written, cut to 60 characters."""

    messages = {
        "date.empty": "The date is missing.",
        "date.unreadable": "“%(value)s” is not a date. Write it as 31-12-2026.",
        "date.impossible": "“%(value)s” is not a day in the calendar.",
        "number.empty": "The number is missing.",
        "number.unreadable": "“%(value)s” is not a number. Write it as 1.234,50.",
        "number.grouping": "“%(value)s” has a thousands separator in the wrong place. Write decimals as 1.234,50.",
        "yes_no.empty": "The answer is missing. Write yes or no.",
        "yes_no.unreadable": "“%(value)s” is neither yes nor no.",
    }
