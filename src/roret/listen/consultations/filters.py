"""Filters on consultations; they live in the address, on the page and in the API alike."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.selectors import districts
from roret.commons.records.models import Topic
from roret.foundation import clock
from roret.listen.consultations.enums import ConsultationKind, ConsultationState
from roret.listen.consultations.models import Consultation


class ConsultationFilter(django_filters.FilterSet):
    """By state, type, area and topic."""

    state = django_filters.ChoiceFilter(choices=ConsultationState.choices, method="by_state", label=_("State"))
    type = django_filters.ChoiceFilter(choices=ConsultationKind.choices, label=_("Type"))
    area = django_filters.ChoiceFilter(choices=districts, field_name="areas", label=_("Area"))
    topic = django_filters.ModelChoiceFilter(queryset=Topic.objects.all(), field_name="topics", label=_("Topic"))

    class Meta:
        model = Consultation
        fields = ("state", "type", "area", "topic")

    def by_state(self, queryset: Any, _name: str, value: str) -> QuerySet[Consultation]:
        """Narrow to one state by the timestamps it is read from."""
        now = clock.now()
        if value == ConsultationState.OPEN:
            return queryset.open()
        if value == ConsultationState.ANSWERED:
            return queryset.filter(answered_at__isnull=False)
        if value == ConsultationState.CLOSED:
            return queryset.closed().filter(answered_at=None)
        waiting = queryset.exclude(published_at__lte=now)
        return waiting.filter(scheduled_at__isnull=value == ConsultationState.DRAFT)


class PublishedConsultationFilter(ConsultationFilter):
    """The same where only what is published is listed."""

    state = django_filters.ChoiceFilter(
        choices=[(state.value, state.label) for state in ConsultationState if state.is_out],
        method="by_state",
        label=_("State"),
    )
