"""Reading the rows of a plan from CSV or Excel: all of them or none, every bad row named by its line."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.organisation.models import Unit
from roret.decide.plans.models import ActionPlan
from roret.decide.plans.services.writing import PlanRow, add_rows
from roret.engines.figures.csv_dialect import CellError, Limits, Table, TableError, parse_date, read_table
from roret.foundation import authz
from roret.foundation.clock import end_of_day, start_of_day
from roret.foundation.errors import ImportRefused
from roret.foundation.staff.importing.refusals import in_words

COLUMNS = {
    "focus_area": ("indsatsområde", "focus_area"),
    "aim": ("mål", "aim"),
    "recommendations": ("anbefaling", "recommendation"),
    "action": ("indsats", "action"),
    "begins": ("start", "start"),
    "ends": ("slut", "end"),
    "wave": ("tempo", "wave"),
    "unit": ("ansvarlig", "unit"),
    "clarifying": ("afdækkende", "clarifying"),
}
"""Each value with the Danish and the English name of its column."""
YES = {"ja", "yes", "x", "1", "sand", "true"}
MOST_ROWS = 500


@transaction.atomic
def import_rows(plan: ActionPlan, *, by: Any, data: bytes, filename: str) -> int:
    """Add the rows of a file to a plan; return how many. Raises ``ImportRefused`` naming every bad row by its line."""
    authz.require(by, "plans.update_plan", plan)
    table = _table(data, filename)
    names = {key: next((name for name in _spellings(key) if name in table.columns), "") for key in COLUMNS}
    missing = [COLUMNS[key][0] for key in ("focus_area", "action") if not names[key]]
    if missing:
        raise ImportRefused([_("Line 1: the column “%(column)s” is missing.") % {"column": name} for name in missing])
    units = {
        name.casefold(): unit for unit in Unit.objects.current() for name in (unit.abbreviation, unit.name) if name
    }
    problems: list[str] = []
    rows = []
    for line, row in table.rows:
        values = {key: str(row.get(name) or "").strip() for key, name in names.items()}
        rows.append(_read(line, values, units=units, problems=problems))
    if problems:
        raise ImportRefused(problems)
    return add_rows(plan, rows, by=by)


def _table(data: bytes, filename: str) -> Table:
    try:
        return read_table(data, filename, limits=Limits(rows=MOST_ROWS))
    except TableError as error:
        raise ImportRefused([in_words(error)]) from error


def _spellings(key: str) -> tuple[str, ...]:
    danish, english = COLUMNS[key]
    return (danish, danish.capitalize(), english, english.capitalize())


def _read(line: int, values: dict[str, str], *, units: dict[str, Unit], problems: list[str]) -> PlanRow:
    def wrong(problem: str) -> None:
        problems.append(_("Line %(line)d: %(problem)s") % {"line": line, "problem": problem})

    for key in ("focus_area", "action"):
        if not values[key]:
            wrong(_("“%(column)s” is empty.") % {"column": COLUMNS[key][0]})
        elif len(values[key]) > 250:
            wrong(_("“%(column)s” is longer than 250 characters.") % {"column": COLUMNS[key][0]})
    begins, ends = (_day(values[key], wrong) for key in ("begins", "ends"))
    if begins and ends and ends < begins:
        wrong(_("The end comes before the start."))
    unit = units.get(values["unit"].casefold())
    if values["unit"] and unit is None:
        wrong(_("there is no unit called “%(unit)s”.") % {"unit": values["unit"]})
    return PlanRow(
        focus_area=values["focus_area"],
        action=values["action"],
        aim=values["aim"],
        unit=unit,
        wave=_wave(values["wave"], wrong),
        recommendations=_numbers(values["recommendations"], wrong),
        clarifying=values["clarifying"].casefold() in YES,
        begins_at=start_of_day(begins) if begins else None,
        ends_at=end_of_day(ends) if ends else None,
    )


def _day(text: str, wrong: Any) -> date | None:
    if not text:
        return None
    try:
        return parse_date(text)
    except CellError as error:
        wrong(in_words(error))
        return None


def _wave(text: str, wrong: Any) -> int:
    if text and not (text.isdigit() and 1 <= int(text) <= 99):
        wrong(_("“%(text)s” is not a wave from 1 to 99.") % {"text": text})
        return 1
    return int(text or 1)


def _numbers(text: str, wrong: Any) -> list[int]:
    parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    if not all(part.isdigit() and int(part) < 1000 for part in parts):
        wrong(_("“%(text)s” must be numbers with commas between.") % {"text": text})
        return []
    return [int(part) for part in parts]
