"""Questions about consultations."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from roret.commons.areas.models import Area
from roret.commons.records.selectors import with_beside
from roret.foundation import clock
from roret.listen.consultations.enums import PartyRight
from roret.listen.consultations.models import SOON, Consultation, Party, PartyAnswer
from roret.listen.contributions.models import Contribution


def open_now(person: Any) -> QuerySet[Consultation]:
    """Return the consultations that take responses now, the nearest deadline first."""
    return _listed(person).open().order_by("ends_at", "pk")


def open_by_area(person: Any) -> dict[int, int]:
    """Return how many consultations are open about each area, by its key."""
    rows = Consultation.objects.visible_to(person).open().filter(areas__isnull=False).order_by().values_list("areas")
    return dict(rows.annotate(Count("pk")))


def closing_soon(person: Any) -> QuerySet[Consultation]:
    """Return the open consultations whose deadline is within a week."""
    return open_now(person).filter(ends_at__lte=clock.now() + SOON)


def closed(person: Any) -> QuerySet[Consultation]:
    """Return those that no longer take responses, the latest first."""
    return _listed(person).closed().order_by("-ends_at", "-pk")


def coming(person: Any) -> QuerySet[Consultation]:
    """Return those that are published but have not opened."""
    now = clock.now()
    return _listed(person).filter(published_at__lte=now, begins_at__gt=now).order_by("begins_at")


def for_staff(person: Any) -> QuerySet[Consultation]:
    """Return consultations with what each part of their page in the workspace shows; ``received`` is how many responses."""
    visible = Consultation.objects.visible_to(person).select_related("unit", "body", "earlier")
    return visible.annotate(received=Coalesce("series__last", 0))


def for_readers(person: Any) -> QuerySet[Consultation]:
    """Return consultations with all that the page for everybody shows, in few queries."""
    visible = Consultation.objects.visible_to(person).select_related("unit", "series", "earlier").defer("search")
    later = Consultation.objects.visible_to(person).filter(earlier=OuterRef("pk"), published_at__isnull=False)
    newest = later.order_by("-published_at")[:1]
    areas = Consultation.areas.through.objects.filter(record_id=OuterRef("pk")).values("area_id")
    parties = Party.objects.filter(consultation=OuterRef("pk")).order_by("right", "name")
    named = parties.values(party=JSONObject(right="right", name="name"))
    visible = visible.annotate(
        area_keys=ArraySubquery(areas),
        later_number=Subquery(newest.values("number")),
        later_title=Subquery(newest.values("title")),
        named_parties=ArraySubquery(named),
    )
    return with_beside(visible.prefetch_related("attachments__file"), person)


def unanswered_parties(consultation: Consultation) -> QuerySet[Party]:
    """Return the parties with a right to be heard from whom nothing has come, not even that they have no remarks.

    A response that only carries a party's name does not count: anybody can write a name.
    """
    heard = consultation.parties.filter(right=PartyRight.HEARD, no_remarks_at=None)
    answered = PartyAnswer.objects.standing().filter(party__consultation=consultation).values("party")
    bodies = consultation.contributions.filter(withdrawn_at=None).exclude(body=None).values("body")
    return heard.exclude(pk__in=answered).exclude(unit__in=bodies)


def untied_answers(consultation: Consultation) -> QuerySet[Contribution]:
    """Return the responses that carry the name of a silent party, and of which nobody has said whether they are hers."""
    silent = unanswered_parties(consultation).values("name")
    rows = consultation.contributions.filter(withdrawn_at=None, party_answer=None, organisation__in=silent)
    return rows.defer("search").order_by("received_at", "pk")


_ON_A_CARD = (
    *("kind", "number", "type", "title", "title_en", "summary", "summary_en", "published_at", "begins_at", "ends_at"),
    *("scheduled_at", "closed_at", "answered_at", "series__last"),
)
"""What a card shows, and what its state is read from."""


def _listed(person: Any) -> Any:
    visible = Consultation.objects.visible_to(person).select_related("series").only(*_ON_A_CARD)
    return visible.prefetch_related(Prefetch("areas", Area.objects.only("name")))
