"""The list of indicators in the workspace."""

from decimal import Decimal

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from roret.foundation.ui.filters import danish_number
from roret.measure.indicators.models import Indicator, Observation


class IndicatorTable(tables.Table):
    """One row for each indicator."""

    title = tables.Column(_("Indicator"), linkify=lambda record: record.get_staff_url())

    class Meta:
        model = Indicator
        fields = ("number", "title", "unit", "measure_unit", "direction")


class ObservationTable(tables.Table):
    """One row for each measured value, the newest month first."""

    indicator = tables.Column(_("Indicator"), linkify=lambda record: record.indicator.get_staff_url())
    unit = tables.Column(_("Measured in"), empty_values=())
    month = tables.DateColumn(format="F Y")
    value = tables.Column(attrs={"td": {"class": "align-text-right"}, "th": {"class": "align-text-right"}})

    class Meta:
        model = Observation
        fields = ("indicator", "month", "unit", "value", "preliminary", "note")
        order_by = ("-month", "indicator")

    def render_unit(self, record: Observation) -> str:
        """Name the unit in which it was measured: the indicator's own where no other is kept."""
        return (record.unit or record.indicator.unit).short

    def render_value(self, value: Decimal) -> str:
        """Write the figure as Danes do."""
        return danish_number(value)
