"""Filters of the organisation."""

import django_filters
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.enums import UnitKind
from roret.commons.organisation.models import TargetGroup, Unit
from roret.foundation.staff.filters import OnDayFilter, WordFilter


class UnitFilter(django_filters.FilterSet):
    """Units by words, kind and day."""

    q = WordFilter("name", "name_en", "abbreviation")
    kind = django_filters.ChoiceFilter(label=_("kind"), choices=UnitKind.choices)
    on = OnDayFilter()

    class Meta:
        model = Unit
        fields = ()


class TargetGroupFilter(django_filters.FilterSet):
    """Target groups by words."""

    q = WordFilter("name", "name_en", "definition")

    class Meta:
        model = TargetGroup
        fields = ()
