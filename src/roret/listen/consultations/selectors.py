"""Questions about consultations."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from roret.foundation import clock
from roret.listen.consultations.enums import PartyRight
from roret.listen.consultations.models import SOON, Consultation, Party


def open_now(person: Any) -> QuerySet[Consultation]:
    """Return the consultations that take responses now, the nearest deadline first."""
    return _listed(person).open().order_by("ends_at", "pk")


def closing_soon(person: Any) -> QuerySet[Consultation]:
    """Return the open consultations whose deadline is within a week."""
    return open_now(person).filter(ends_at__lte=clock.now() + SOON)


def closed(person: Any) -> QuerySet[Consultation]:
    """Return those that no longer take responses, the latest first."""
    return _listed(person).closed().order_by("-ends_at", "-pk")


def coming(person: Any) -> QuerySet[Consultation]:
    """Return those that are published but have not opened."""
    return _listed(person).filter(published_at__lte=clock.now(), begins_at__gt=clock.now()).order_by("begins_at")


def with_page(person: Any) -> QuerySet[Consultation]:
    """Return consultations with all that a page shows, in a fixed number of queries."""
    parties = Party.objects.select_related("unit").order_by("right", "name")
    visible = Consultation.objects.visible_to(person).select_related("unit", "body", "series")
    return visible.prefetch_related("areas__division", "topics", "attachments__file", Prefetch("parties", parties))


def unanswered_parties(consultation: Consultation) -> QuerySet[Party]:
    """Return the parties with a right to be heard from whom nothing has come."""
    answered = consultation.contributions.filter(withdrawn_at=None).exclude(organisation="").values("organisation")
    heard = consultation.parties.filter(right=PartyRight.HEARD)
    return heard.exclude(name__in=answered).exclude(
        unit__in=consultation.contributions.exclude(body=None).values("body")
    )


def _listed(person: Any) -> Any:
    return Consultation.objects.visible_to(person).select_related("unit", "series").prefetch_related("areas", "topics")
