"""Tables of areas."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Area, Division
from roret.foundation.staff.tables import LinkColumn


class DivisionTable(tables.Table):
    """Divisions."""

    name = LinkColumn()
    owner = tables.Column(accessor="owner__short", order_by=("owner__sort_key",), verbose_name=_("owner"))

    class Meta:
        model = Division
        fields = ("order", "name", "owner", "source")


class AreaTable(tables.Table):
    """Areas."""

    name = LinkColumn(sorted_by="sort_key")
    division = tables.Column(order_by=("division__order",))

    class Meta:
        model = Area
        fields = ("name", "division", "code", "population", "valid_from", "valid_to")
