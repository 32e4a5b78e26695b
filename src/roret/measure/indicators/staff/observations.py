"""All values as a register: found by indicator and unit, exported, and imported from a file."""

import re
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.organisation.models import Unit
from roret.foundation import clock
from roret.foundation.staff.importing.columns import (
    CellProblem,
    Column,
    Day,
    Number,
    Reference,
    Text,
    YesNo,
    model_rows,
)
from roret.foundation.staff.importing.importer import Importer
from roret.foundation.staff.screens import StaffScreens
from roret.measure.indicators import services
from roret.measure.indicators.filters import ObservationFilter
from roret.measure.indicators.models import Indicator, Observation
from roret.measure.indicators.tables import ObservationTable

_YEAR_AND_MONTH = re.compile(r"\d{4}-\d{1,2}", re.ASCII)


class Month(Day):
    """A month that has begun, written 2026-05 or as any day in it; its first day stands for it."""

    def read(self, text: str, opened: Any) -> Any:
        """Refuse what is no month, and what is still to come."""
        try:
            day = super().read(f"{text}-01" if _YEAR_AND_MONTH.fullmatch(text) else text, opened)
        except CellProblem:
            raise CellProblem(_("“%(text)s” is not a month. Write it as 2026-05.") % {"text": text[:60]}) from None
        if day > clock.today():
            raise CellProblem(_("The month has not begun yet."))
        return day.replace(day=1)

    def write(self, value: Any, opened: Any) -> str:
        """Write year and month."""
        return f"{value:%Y-%m}"


IMPORT = Importer(
    model=Observation,
    columns=(
        Column(
            "indicator",
            gettext_lazy("indicator"),
            Reference(model_rows(Indicator, "title", "number")),
            required=True,
            example="Andel sager afgjort til tiden",
        ),
        Column("unit", gettext_lazy("measured in"), Reference(model_rows(Unit, "abbreviation", "name"))),
        Column("month", gettext_lazy("month"), Month(), required=True, example="2026-05"),
        Column("value", gettext_lazy("value"), Number(), required=True, example="1.234,5"),
        Column("numerator", gettext_lazy("numerator"), Number()),
        Column("denominator", gettext_lazy("denominator"), Number()),
        Column("preliminary", gettext_lazy("preliminary"), YesNo()),
        Column("note", gettext_lazy("note"), Text(300)),
    ),
    key=("indicator", "unit", "month"),
    service=services.import_observations,
    needs=("indicators.create_observation",),
    note=gettext_lazy(
        "Leave “measured in” empty for the indicator's own unit. A value that is there already is corrected."
    ),
)

OBSERVATIONS = StaffScreens(
    model=Observation,
    table=ObservationTable,
    filter=ObservationFilter,
    joined=("indicator__unit", "unit"),
    importer=IMPORT,
    lead=gettext_lazy("Every measured value of the indicators you can see, the newest month first."),
)
