"""Rows as a file in the Danish dialect; what an importer exports it can read again."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils import formats
from django.utils.text import slugify
from django.utils.translation import gettext as _

from roret.engines.figures.csv_dialect import Sheet, write_csv, write_xlsx
from roret.foundation import clock
from roret.foundation.staff.importing.columns import Column, opened

DIALECTS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_response(columns: Iterable[Column], rows: Iterable[Any], *, name: str, dialect: str) -> HttpResponse:
    """Return the rows as an attachment called after the register and the day."""
    columns = tuple(columns)
    lookups = opened(columns)
    cells = [[column.write(row, lookups) for column in columns] for row in rows]
    return table_response([str(column.label) for column in columns], cells, name=name, dialect=dialect)


def table_response(headers: list[str], cells: list[list[Any]], *, name: str, dialect: str) -> HttpResponse:
    """Return finished cells as an attachment."""
    if dialect == "csv":
        content = write_csv(headers, cells)
    else:
        drawn = formats.date_format(clock.today(), "DATE_FORMAT")
        about: list[Any] = [(_("Content"), name), (_("Drawn"), drawn), (_("Rows"), len(cells))]
        content = write_xlsx([Sheet(name, headers, cells)], about=about, about_title=_("About the data"))
    response = HttpResponse(content, content_type=DIALECTS[dialect])
    response["Content-Disposition"] = (
        f'attachment; filename="{_plain(name) or "roret"}-{clock.today().isoformat()}.{dialect}"'
    )
    return response


def _plain(name: str) -> str:
    """Return a file's name without Danish letters, as Danes write them when there are none."""
    return slugify(name.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa"))
