"""Filters of cadences."""

import django_filters
from django.utils.translation import gettext_lazy as _

from roret.commons.meetings.enums import CadenceKind
from roret.commons.meetings.models import Cadence
from roret.foundation.staff.filters import WordFilter


class CadenceFilter(django_filters.FilterSet):
    """Cadences by words and kind."""

    q = WordFilter("what", "unit__name", "unit__abbreviation")
    kind = django_filters.ChoiceFilter(label=_("kind"), choices=CadenceKind.choices)

    class Meta:
        model = Cadence
        fields = ()
