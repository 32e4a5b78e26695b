"""The filters of the journal; they stand in the address."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from roret.foundation.clock import end_of_day, start_of_day
from roret.foundation.journal.models import Event
from roret.foundation.journal.types import registry
from roret.foundation.ui.fields import DateField


def kinds() -> list[tuple[str, str]]:
    """Return every declared type with its sentence as words, in order."""
    blanks = {"actor": "…", "target": "…"}
    return sorted(
        ((key, str(kind.sentence) % blanks) for key, kind in registry.items()), key=lambda kind: kind[1].casefold()
    )


class DayFilter(django_filters.DateFilter):
    """A day as people write it."""

    field_class = DateField


class EventFilter(django_filters.FilterSet):
    """Which events: what happened, who did it, when, and to what."""

    type = django_filters.ChoiceFilter(label=_("What happened"), choices=kinds)
    actor = django_filters.CharFilter(label=_("Who (name or number)"), method="by_actor")
    thing = django_filters.CharFilter(label=_("What it is about (name or record number)"), method="about_thing")
    since = DayFilter(label=_("From and including"), method="from_day")
    until = DayFilter(label=_("To and including"), method="to_day")

    class Meta:
        model = Event
        fields = ("type", "actor", "thing", "since", "until")

    def by_actor(self, events: QuerySet[Event], name: str, value: str) -> QuerySet[Event]:
        """Keep what somebody did, by number or by part of the name."""
        value = _typed(value)
        return events.filter(actor_id=value) if value.isdigit() else events.filter(actor_name__icontains=value)

    def about_thing(self, events: QuerySet[Event], name: str, value: str) -> QuerySet[Event]:
        """Keep what is about a thing, by its number or by part of its name."""
        value = _typed(value)
        return events.filter(Q(target_name__icontains=value) | Q(target_id=value[:40]))

    def from_day(self, events: QuerySet[Event], name: str, value: Any) -> QuerySet[Event]:
        """Keep what happened on that day or later."""
        return events.filter(at__gte=start_of_day(value))

    def to_day(self, events: QuerySet[Event], name: str, value: Any) -> QuerySet[Event]:
        """Keep what happened on that day or before."""
        return events.filter(at__lte=end_of_day(value))


def _typed(value: str) -> str:
    return value.replace("\x00", "").strip()
