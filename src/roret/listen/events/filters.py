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

TIMES = (("coming", _("Still to come")), ("over", _("Held")), ("cancelled", _("Cancelled")))


class EventFilter(django_filters.FilterSet):
    """By time, kind, area and topic."""

    time = django_filters.ChoiceFilter(choices=TIMES, method="by_time", label=_("When"))
    type = django_filters.ChoiceFilter(choices=EventKind.choices, label=_("Kind"))
    area = django_filters.ChoiceFilter(choices=districts, field_name="areas", label=_("Area"))
    topic = django_filters.ModelChoiceFilter(queryset=Topic.objects.all(), field_name="topics", label=_("Topic"))

    class Meta:
        model = Event
        fields = ("time", "type", "area", "topic")

    def by_time(self, queryset: Any, _name: str, value: str) -> QuerySet[Event]:
        """Narrow to what is to come, was held, or is cancelled."""
        if value == "cancelled":
            return queryset.filter(cancelled_at__isnull=False)
        standing, now = queryset.filter(cancelled_at=None), clock.now()
        if value == "over":
            return standing.filter(ends_at__lte=now).order_by("-begins_at", "-pk")
        return standing.filter(ends_at__gt=now)


class StaffEventFilter(EventFilter):
    """The same in the workspace, with what is not announced yet."""

    time = django_filters.ChoiceFilter(
        choices=(("draft", _("Not announced yet")), *TIMES), method="by_time", label=_("When")
    )

    def by_time(self, queryset: Any, name: str, value: str) -> QuerySet[Event]:
        """Narrow also to what is not announced."""
        if value == "draft":
            return queryset.filter(published_at=None, cancelled_at=None)
        rows = super().by_time(queryset, name, value)
        return rows if value == "cancelled" else rows.filter(published_at__isnull=False)
