"""The engines' refusals in the reader's language: an engine knows no gettext, so its sentences are named here."""

from django.utils.translation import gettext, gettext_noop

from roret.engines.errors import EngineError

SENTENCES = (
    gettext_noop("The file is empty."),
    gettext_noop("The file is %(megabytes)s MB. The limit is %(limit)s MB."),
    gettext_noop("The Excel file unpacks to more than %(limit)s MB, so it is not opened."),
    gettext_noop("The file is not a table. Send CSV or Excel (.xlsx)."),
    gettext_noop("The file is in the old Excel format. Save it as .xlsx or CSV."),
    gettext_noop("The file is an OpenDocument spreadsheet. Save it as .xlsx or CSV."),
    gettext_noop("The Excel file is damaged or protected by a password, so it cannot be opened."),
    gettext_noop("Line %(line)s mixes two encodings, so letters are lost. Save the file as UTF-8."),
    gettext_noop('The quotation marks (") do not match in the row that begins on line %(line)s.'),
    gettext_noop("The row that begins on line %(line)s has a cell of more than %(limit)s characters."),
    gettext_noop("The file has column names, but no rows."),
    gettext_noop("The file has more than %(limit)s rows."),
    gettext_noop("The file has %(found)s columns. The limit is %(limit)s."),
    gettext_noop("Column %(position)s has no name."),
    gettext_noop("Two columns are called “%(name)s”."),
    gettext_noop("Line %(line)s has %(found)s cells, but there are %(expected)s columns."),
    gettext_noop("The Excel file has no sheet called “%(name)s”."),
    gettext_noop("The date is missing."),
    gettext_noop("“%(value)s” is not a date. Write it as 31-12-2026."),
    gettext_noop("“%(value)s” is not a day in the calendar."),
    gettext_noop("The number is missing."),
    gettext_noop("“%(value)s” is not a number. Write it as 1.234,50."),
    gettext_noop("“%(value)s” has a thousands separator in the wrong place. Write decimals as 1.234,50."),
    gettext_noop("The answer is missing. Write yes or no."),
    gettext_noop("“%(value)s” is neither yes nor no."),
)
"""Every sentence of ``csv_dialect``; a test compares them with the engine's own."""


def in_words(error: EngineError) -> str:
    """Return what an engine refused, translated."""
    return gettext(error.message) % error.params
