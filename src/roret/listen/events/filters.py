"""Filters on events; they live in the address, on the page and in the feeds alike."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.selectors import districts
from roret.commons.records.models import Topic
from roret.foundation import clock
from roret.listen.events.enums import EventKind
from roret.listen.events.models import Event

TIMES = (("over", _("Held")), ("cancelled", _("Cancelled")))


class EventFilter(django_filters.FilterSet):
    """By time, kind, area and topic."""

    time = django_filters.ChoiceFilter(choices=TIMES, method="by_time", label=_("When"), empty_label=_("Still to come"))
    type = django_filters.ChoiceFilter(choices=EventKind.choices, label=_("Kind"))
    area = django_filters.ChoiceFilter(choices=districts, field_name="areas", label=_("Area"))
    topic = django_filters.ModelChoiceFilter(queryset=Topic.objects.all(), field_name="topics", label=_("Topic"))

    class Meta:
        model = Event
        fields = ("time", "type", "area", "topic")

    def by_time(self, queryset: Any, _name: str, value: str) -> QuerySet[Event]:
        """Narrow to what was held, or is cancelled; without a choice the list holds what is to come."""
        if value == "cancelled":
            return queryset.filter(cancelled_at__isnull=False)
        return queryset.filter(cancelled_at=None, ends_at__lte=clock.now()).order_by("-begins_at", "-pk")


class StaffEventFilter(EventFilter):
    """The same in the workspace, with what is not announced yet."""

    time = django_filters.ChoiceFilter(
        choices=(("draft", _("Not announced yet")), ("coming", _("Still to come")), *TIMES),
        method="by_time",
        label=_("When"),
    )

    def by_time(self, queryset: Any, name: str, value: str) -> QuerySet[Event]:
        """Narrow also to what is not announced, and to what is to come."""
        if value == "draft":
            return queryset.filter(published_at=None, cancelled_at=None)
        if value == "coming":
            return queryset.filter(published_at__isnull=False, cancelled_at=None, ends_at__gt=clock.now())
        rows = super().by_time(queryset, name, value)
        return rows if value == "cancelled" else rows.filter(published_at__isnull=False)
