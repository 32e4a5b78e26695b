"""Taking values from a file: all of them or none, and every bad row named by its line."""

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.organisation.models import Unit
from roret.engines.figures.csv_dialect import TableError, parse_date, parse_number, read_table
from roret.foundation import authz, clock, journal
from roret.foundation.errors import ImportRefused
from roret.measure.indicators import events
from roret.measure.indicators.models import Indicator, Observation
from roret.measure.indicators.services.measuring import note_progress

COLUMNS = ("indicator", "unit", "month", "value", "numerator", "denominator", "note")
LARGEST = Decimal(10) ** 11
"""Where the column's 14 digits end, three of them decimals."""


@transaction.atomic
def import_observations(*, by: Any, data: bytes, filename: str) -> int:
    """Keep the values of a file; return how many.

    ``indicator`` is a number or title, ``unit`` an abbreviation (empty: the indicator's own), ``month`` a date or
    ``2026-05``. A value that is there already is corrected. Raises ``ImportRefused`` with every bad row.
    """
    authz.require(by, "indicators.import_observation")
    rows, problems = _read(data, filename, by=by)
    if problems:
        raise ImportRefused(problems)
    now, name = clock.now(), authz.name_of(by)
    corrected = _corrections(rows)
    found = [Observation(entered_at=now, entered_by=name, **row) for row in rows]
    Observation.objects.bulk_create(
        found,
        update_conflicts=True,
        unique_fields=["indicator", "unit", "month"],
        update_fields=["value", "numerator", "denominator", "note", "entered_at", "entered_by"],
    )
    touched = {row["indicator"].pk: row["indicator"] for row in rows}
    counts = Counter(row["indicator"].pk for row in rows)
    for key, indicator in touched.items():
        details = {"count": counts[key], "file": filename, "corrected": corrected[key]}
        journal.record(events.Imported, indicator, by=by, **details)
    note_progress(touched.values())
    return len(rows)


def _corrections(rows: list[dict[str, Any]]) -> dict[int, list[list[str]]]:
    """Return for each indicator the values that the file corrects: month, unit, before and after."""
    kept = Observation.objects.filter(indicator__in={row["indicator"].pk for row in rows})
    before = {(row.indicator_id, row.unit_id, row.month): row.value for row in kept}
    corrected: dict[int, list[list[str]]] = defaultdict(list)
    for row in rows:
        indicator, unit, month, value = row["indicator"], row["unit"], row["month"], row["value"]
        old = before.get((indicator.pk, unit.pk if unit else None, month))
        if old is not None and old != value:
            corrected[indicator.pk].append([str(month), unit.short if unit else "", str(old), str(value)])
    return corrected


def _read(data: bytes, filename: str, *, by: Any) -> tuple[list[dict[str, Any]], list[str]]:
    try:
        table = read_table(data, filename)
    except TableError as error:
        return [], [_(error.message) % error.params]
    absent = [name for name in ("indicator", "month", "value") if name not in table.columns]
    if absent:
        return [], [_("Line 1: the column “%(column)s” is missing.") % {"column": name} for name in absent]
    reader = _Reader(by)
    rows = [reader.row(line, cells) for line, cells in table.rows]
    return rows, reader.problems


class _Reader:
    """Reads rows one by one, and remembers what was wrong with which."""

    def __init__(self, by: Any) -> None:
        indicators = Indicator.objects.visible_to(by).select_related("unit")
        self.by = by
        self.indicators: dict[str, list[Indicator]] = defaultdict(list)
        for one in indicators:
            self.indicators[one.number].append(one)
            self.indicators[one.title.casefold()].append(one)
        self.units = {unit.abbreviation.casefold(): unit for unit in Unit.objects.exclude(abbreviation="")}
        self.seen: set[tuple[Any, ...]] = set()
        self.problems: list[str] = []

    def row(self, line: int, cells: dict[str, str]) -> dict[str, Any]:
        """Return the values of one row; what is wrong goes to ``problems``."""
        before = len(self.problems)
        indicator = self._indicator(line, cells["indicator"])
        unit = self._unit(line, cells.get("unit", ""), indicator)
        month = self._month(line, cells["month"])
        if indicator and not authz.allowed(self.by, "indicators.import_observation", unit or indicator):
            self._wrong(line, _("you may not enter values of this indicator"))
        key = (indicator, unit, month)
        if len(self.problems) == before:
            if key in self.seen:
                self._wrong(line, _("the month stands twice in the file"))
            self.seen.add(key)
        numbers = {
            name: self._number(line, cells.get(name, ""), needed=name == "value")
            for name in ("value", "numerator", "denominator")
        }
        return {"indicator": indicator, "unit": unit, "month": month, "note": cells.get("note", "")[:300], **numbers}

    def _indicator(self, line: int, text: str) -> Indicator | None:
        found = self.indicators.get(text.strip().casefold(), [])
        if not found:
            self._wrong(line, _("there is no indicator called “%(text)s”") % {"text": text})
        elif len(found) > 1:
            self._wrong(line, _("several indicators are called “%(text)s”; write the number") % {"text": text})
        return found[0] if len(found) == 1 else None

    def _unit(self, line: int, text: str, indicator: Indicator | None) -> Unit | None:
        if not text.strip():
            return None
        unit = self.units.get(text.strip().casefold())
        if unit is None:
            self._wrong(line, _("there is no unit called “%(text)s”") % {"text": text})
        return None if indicator and unit and unit.pk == indicator.unit_id else unit

    def _month(self, line: int, text: str) -> date | None:
        try:
            month = parse_date(f"{text.strip()}-01" if len(text.strip()) == len("2026-05") else text).replace(day=1)
        except ValueError:
            self._wrong(line, _("“%(text)s” is not a month like 2026-05") % {"text": text})
            return None
        if month > clock.today():
            self._wrong(line, _("the month %(text)s has not begun yet") % {"text": text})
        return month

    def _number(self, line: int, text: str, *, needed: bool) -> Decimal | None:
        if not text.strip() and not needed:
            return None
        try:
            number = parse_number(text)
        except ValueError:
            self._wrong(line, _("“%(text)s” is not a number like 1.234,5") % {"text": text})
            return None
        if abs(number) >= LARGEST or number != round(number, 3):
            self._wrong(line, _("“%(text)s” has more than 11 digits before the comma or 3 after it") % {"text": text})
        return number

    def _wrong(self, line: int, what: str) -> None:
        self.problems.append(_("Line %(line)d: %(what)s.") % {"line": line, "what": what})
