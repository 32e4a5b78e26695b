"""Filters on matters; they live in the address."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.commons.bodies.models import Body
from roret.decide.matters.models import Matter

STATES = (
    ("draft", _("Draft")),
    ("signed", _("Signed, without a meeting")),
    ("to_minute", _("To be minuted")),
    ("open", _("Not closed")),
    ("closed", pgettext_lazy("matter", "Closed")),
)


class MatterFilter(django_filters.FilterSet):
    """What the list can be narrowed to."""

    state = django_filters.ChoiceFilter(choices=STATES, method="in_state", label=_("State"))
    body = django_filters.ModelChoiceFilter(
        queryset=Body.objects.filter(deciding=True).order_by("sort_key"), label=_("Committee")
    )
    title = django_filters.CharFilter(lookup_expr="icontains", label=_("Title"))

    class Meta:
        model = Matter
        fields = ("state", "body", "title")

    def in_state(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep those that stand there."""
        narrow = {
            "draft": queryset.unsigned,
            "signed": queryset.waiting_for_a_meeting,
            "to_minute": queryset.undecided_after_meeting,
            "open": lambda: queryset.filter(closed_at=None),
            "closed": lambda: queryset.filter(closed_at__isnull=False),
        }
        return narrow[value]()
