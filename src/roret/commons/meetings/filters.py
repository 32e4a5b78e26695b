"""Filters of cadences and of rules of meetings."""

import django_filters
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.models import Body
from roret.commons.meetings.enums import CadenceKind
from roret.commons.meetings.models import Cadence, MeetingRule
from roret.foundation.staff.filters import WordFilter


class CadenceFilter(django_filters.FilterSet):
    """Cadences by words and kind."""

    q = WordFilter("what", "unit__name", "unit__abbreviation")
    kind = django_filters.ChoiceFilter(label=_("kind"), choices=CadenceKind.choices)

    class Meta:
        model = Cadence
        fields = ()


class MeetingRuleFilter(django_filters.FilterSet):
    """Rules of meetings by words and body."""

    q = WordFilter("basis", "body__name")
    body = django_filters.ModelChoiceFilter(label=_("body"), queryset=Body.objects.all())

    class Meta:
        model = MeetingRule
        fields = ()
