"""The list of indicators in the workspace."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from roret.measure.indicators.models import Indicator


class IndicatorTable(tables.Table):
    """One row for each indicator."""

    title = tables.Column(_("Indicator"), linkify=lambda record: record.get_staff_url())

    class Meta:
        model = Indicator
        fields = ("number", "title", "unit", "measure_unit", "direction")
