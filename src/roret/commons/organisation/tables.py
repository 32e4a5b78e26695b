"""Tables of the organisation."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.models import TargetGroup, Unit
from roret.foundation.staff.tables import LinkColumn


class UnitTable(tables.Table):
    """Units."""

    name = LinkColumn(sorted_by="sort_key")
    abbreviation = tables.Column()
    parent = tables.Column(accessor="parent__short", order_by=("parent__sort_key",), verbose_name=_("part of"))

    class Meta:
        model = Unit
        fields = ("name", "abbreviation", "kind", "parent", "valid_from", "valid_to")


class TargetGroupTable(tables.Table):
    """Target groups."""

    name = LinkColumn()

    class Meta:
        model = TargetGroup
        fields = ("name", "age_from", "age_to", "size")
