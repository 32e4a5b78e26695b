"""Filters on measured values."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from roret.measure.indicators.models import Indicator, Observation


def _seen(request: Any) -> Any:
    return Indicator.objects.visible_to(request.user).order_by("title")


class ObservationFilter(django_filters.FilterSet):
    """By indicator and by year."""

    indicator = django_filters.ModelChoiceFilter(queryset=_seen, label=_("Indicator"))
    year = django_filters.NumberFilter(
        field_name="month", lookup_expr="year", label=_("Year"), min_value=1970, max_value=2100
    )

    class Meta:
        model = Observation
        fields = ("indicator", "year")
