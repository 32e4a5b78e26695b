"""Loading the population from a file: all rows or none, with the source and the day of the figures."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.areas.models import Area, Division
from roret.engines.figures.csv_dialect import CellError, Limits, TableError, parse_number, read_table
from roret.foundation import authz, journal
from roret.foundation.errors import ImportRefused
from roret.listen.contributions.enums import AgeBand
from roret.report.participation import events
from roret.report.participation.models import Population

COLUMNS = {"område": "area", "alder": "age_band", "age": "age_band", "personer": "people"}
"""What the columns may be called besides their own names."""
Rows = list[tuple[int, dict[str, str]]]
_ALL_AGES = frozenset({"", "alle", "all", "i alt"})


@transaction.atomic
def import_population(division: Division, *, by: Any, data: bytes, filename: str, source: str, as_of: date) -> int:
    """Replace the population of a division's areas by a file's; return how many rows.

    Columns: ``area`` (the area's name), ``people``, and ``age_band`` (one of the bands, or empty for all ages), by their
    Danish or English names. Raises
    ``ImportRefused`` naming every bad row by its line; then nothing is changed.
    """
    authz.require(by, "participation.import_population")
    rows = _checked(_read(data, filename), areas={one.name.casefold(): one for one in division.areas.all()})
    Population.objects.filter(area__division=division).delete()
    made = (
        Population(area=area, age_band=band, people=people, source=source, as_of=as_of)
        for (area, band), people in rows.items()
    )
    Population.objects.bulk_create(made)
    journal.record(
        events.PopulationImported,
        division,
        by=by,
        rows=len(rows),
        source=source,
        as_of=as_of.isoformat(),
        file=filename,
    )
    return len(rows)


def _read(data: bytes, filename: str) -> Rows:
    """Return the lines with their cells by the columns' own names."""
    try:
        table = read_table(data, filename, limits=Limits(megabytes=5, unpacked_megabytes=20, rows=10_000))
    except TableError as error:
        raise ImportRefused([_(error.message) % error.params]) from error
    names = {title: COLUMNS.get(title.casefold(), title.casefold()) for title in table.columns}
    words = {"area": _("area"), "people": _("people")}
    missing = [word for name, word in words.items() if name not in names.values()]
    if missing:
        raise ImportRefused([_("Line 1: the column “%(name)s” is missing.") % {"name": name} for name in missing])
    return [(line, {names[title]: text for title, text in cells.items()}) for line, cells in table.rows]


def _checked(rows: Rows, *, areas: dict[str, Area]) -> dict[tuple[Area, str], int]:
    found: dict[tuple[Area, str], int] = {}
    problems: list[str] = []
    for line, row in rows:
        problem = _take(row, found=found, areas=areas)
        if problem:
            problems.append(_("Line %(line)d: %(problem)s") % {"line": line, "problem": problem})
    if problems:
        raise ImportRefused(problems)
    return found


def _take(row: Any, *, found: dict[tuple[Area, str], int], areas: dict[str, Area]) -> str:
    """Keep one row; return what is wrong with it, or nothing."""
    name, band = str(row.get("area") or "").strip(), str(row.get("age_band") or "").strip()
    area, people = areas.get(name.casefold()), _whole(str(row.get("people") or ""))
    band = "" if band.casefold() in _ALL_AGES else band
    if area is None:
        return _("there is no area called “%(name)s” in the division.") % {"name": name}
    if band and band not in AgeBand.values:
        return _("the age must be one of %(bands)s, or empty.") % {"bands": ", ".join(AgeBand.values)}
    if people is None:
        return _("“people” must be a whole number.")
    if (area, band) in found:
        return _("“%(name)s” stands there twice.") % {"name": name}
    found[area, band] = people
    return ""


def _whole(text: str) -> int | None:
    try:
        number = parse_number(text)
    except CellError:
        return None
    return int(number) if number == int(number) and 0 <= number < 10**8 else None
