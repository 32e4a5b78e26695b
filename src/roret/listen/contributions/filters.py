"""Filters on contributions; they live in the address."""

from typing import Any

import django_filters
from django.db.models import Count, Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.selectors import districts
from roret.foundation import clock
from roret.foundation.staff.filters import YesNoFilter
from roret.listen.contributions.enums import Capacity, Channel, LanguageState, Moderation, Order, Position, Publication
from roret.listen.contributions.models import HOUSE_LANGUAGES, Contribution, Handling
from roret.listen.contributions.selectors import found_by_words, in_area, in_ones_units, published_in_area


def _owners() -> list[tuple[Any, Any]]:
    """Offer oneself, nobody, what is late, and everybody who has something to look through."""
    people = Handling.objects.order_by("owner__name").values_list("owner", "owner__name").distinct()
    return [("me", _("Me")), ("nobody", _("Nobody")), ("overdue", _("Overdue")), *people]


class ContributionFilter(django_filters.FilterSet):
    """What the queue can be narrowed to."""

    by_itself: tuple[str, ...] = ()
    """What the queue has chosen by itself."""

    q = django_filters.CharFilter(method="with_words", label=_("Search, also in files"))
    moderation = django_filters.ChoiceFilter(method="with_state", choices=Moderation.choices, label=_("State"))
    flagged = YesNoFilter(method="with_flags", label=_("Personal data found"))
    grouped = YesNoFilter(field_name="grouped", lookup_expr="isnull", exclude=True, label=_("Has a theme"))
    capacity = django_filters.ChoiceFilter(choices=Capacity.choices, label=_("Capacity"))
    channel = django_filters.ChoiceFilter(choices=Channel.choices, label=_("Channel"))
    place = django_filters.ChoiceFilter(method="with_place", choices=districts, label=_("Place it is about"))
    language = django_filters.ChoiceFilter(method="in_language", choices=LanguageState.choices, label=_("Language"))
    owner = django_filters.ChoiceFilter(method="with_owner", choices=_owners, label=_("Who looks it through"))
    record = django_filters.CharFilter(field_name="record__number", label=_("Consultation number"))

    def __init__(self, *args: Any, person: Any = None, **kwargs: Any) -> None:
        """Know whose queue it is."""
        super().__init__(*args, **kwargs)
        self.person = person

    class Meta:
        model = Contribution
        fields = (
            "q",
            "moderation",
            "flagged",
            "grouped",
            "capacity",
            "channel",
            "place",
            "language",
            "owner",
            "record",
        )

    def with_state(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep those of a state; what its sender has withdrawn waits for nobody."""
        rows = queryset.filter(moderation=value)
        return rows.filter(withdrawn_at=None) if value == Moderation.WAITING else rows

    def with_place(self, queryset: Any, _name: str, value: str) -> object:
        """Keep those that are about an area."""
        return in_area(queryset, value)

    def in_language(self, queryset: Any, _name: str, value: str) -> object:
        """Keep those in other languages than the house's own, with or without a signed translation."""
        foreign = queryset.exclude(language__in=HOUSE_LANGUAGES)
        if value == LanguageState.FOREIGN:
            return foreign
        return foreign.filter(translation__signed_at__isnull=value == LanguageState.WAITING)

    def with_words(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep those whose text, or the text of whose files, holds the words."""
        return found_by_words(queryset, value[:200])

    def with_owner(self, queryset: Any, _name: str, value: str) -> object:
        """Keep one's own, those of nobody, those that are late, or those of a person."""
        if value == "nobody":
            return queryset.filter(handling=None)
        if value == "overdue":
            return queryset.filter(handling__due_on__lt=clock.today())
        return queryset.filter(handling__owner=self.person.pk if value == "me" else value)

    def with_flags(self, queryset: Any, _name: str, value: bool) -> object:  # noqa: FBT001 — django-filter's signature
        """Keep those with, or without, undecided findings."""
        return queryset.filter(flags__gt=0) if value else queryset.filter(flags=0)


def queue_of(person: Any, query: QueryDict) -> ContributionFilter:
    """Return the queue of a person as an address narrows it, oldest first; without a word about it, what waits."""
    asked = "moderation" in query or "record" in query
    data = query if asked else {**query.dict(), "moderation": "waiting"}
    filterset = ContributionFilter(data, in_ones_units(person).order_by("received_at", "pk"), person=person)
    filterset.by_itself = () if asked else ("moderation",)
    return filterset


class PublishedFilter(django_filters.FilterSet):
    """What readers can narrow the published responses to."""

    place = django_filters.ChoiceFilter(choices=districts, label=_("Place it is about"), method="with_place")
    area = django_filters.ChoiceFilter(choices=districts, label=_("District"))
    capacity = django_filters.ChoiceFilter(choices=Capacity.choices, label=_("Capacity"))
    position = django_filters.ChoiceFilter(
        choices=[choice for choice in Position.choices if choice[0]], label=_("Position")
    )

    order = django_filters.ChoiceFilter(
        choices=Order.choices, label=_("Order"), method="in_order", empty_label=_("Newest first")
    )

    class Meta:
        model = Contribution
        fields = ("place", "area", "capacity", "position")

    def __init__(self, *args: Any, places: bool = False, **kwargs: Any) -> None:
        """Offer the places only where people were asked for them."""
        super().__init__(*args, **kwargs)
        if not places:
            del self.filters["place"]

    def with_place(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep those that are about an area."""
        return published_in_area(queryset, value)

    def in_order(self, queryset: Any, _name: str, value: str) -> Any:
        """Put the oldest, or those that most people have replied to, first."""
        if value == Order.OLDEST:
            return queryset.order_by("received_at", "pk")
        published = Q(replies__moderation=Moderation.APPROVED, replies__withdrawn_at=None)
        counted = queryset.annotate(reply_count=Count("replies", published & ~Q(replies__publication=Publication.NOT)))
        return counted.order_by("-reply_count", "-received_at", "-pk")
