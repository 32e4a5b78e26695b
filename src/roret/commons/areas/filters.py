"""Filters of areas."""

import django_filters
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Area, Division
from roret.foundation.staff.filters import WordFilter


class AreaFilter(django_filters.FilterSet):
    """Areas by words and division."""

    q = WordFilter("name", "code")
    division = django_filters.ModelChoiceFilter(label=_("division"), queryset=Division.objects.all())

    class Meta:
        model = Area
        fields = ()
