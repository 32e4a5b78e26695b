"""Questions about what parties were sent and what came back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from roret.commons.bodies.models import Body
from roret.commons.organisation.enums import UnitKind
from roret.commons.organisation.models import Unit
from roret.listen.consultations.enums import PartyRight
from roret.listen.consultations.models import Consultation, Party, PartyAnswer
from roret.listen.consultations.selectors import unanswered_parties, untied_answers
from roret.listen.contributions.models import Contribution
from roret.listen.parties.enums import DeliveryChannel, Purpose
from roret.listen.parties.models import Delivery, StandingParty


@dataclass(frozen=True)
class Standing:
    """One party's line in the overview."""

    party: Party
    deliveries: tuple[Delivery, ...]
    opened_at: datetime | None
    silent: bool
    """To be heard, and nothing has come."""
    answers: tuple[PartyAnswer, ...] = ()

    @property
    def may_be_reminded(self) -> bool:
        """Say whether a reminder makes sense."""
        return self.silent and self.party.invited_at is not None


@dataclass(frozen=True)
class Suggested:
    """Someone who ought to be heard, and why."""

    name: str
    reason: object
    unit: Unit | None = None
    standing: StandingParty | None = None

    @property
    def key(self) -> str:
        """Return what a form calls it."""
        return f"standing-{self.standing.pk}" if self.standing else f"unit-{self.unit.pk if self.unit else ''}"


def standings(consultation: Consultation, person: Any) -> list[Standing]:
    """Return every party with what was sent to her and what came back, those to be heard first (5 queries)."""
    deliveries = Prefetch("deliveries", Delivery.objects.visible_to(person))
    rows = consultation.parties.select_related("link").prefetch_related(deliveries).order_by("right", "name")
    silent = set(unanswered_parties(consultation).values_list("pk", flat=True))
    answers = answers_of(consultation)
    return [
        Standing(
            party, tuple(party.deliveries.all()), _opened(party), party.pk in silent, tuple(answers.get(party.pk, ()))
        )
        for party in rows
    ]


def answers_of(consultation: Consultation) -> dict[int, list[PartyAnswer]]:
    """Return the standing responses of each party, by the party's key."""
    found: dict[int, list[PartyAnswer]] = {}
    rows = PartyAnswer.objects.standing().filter(party__consultation=consultation)
    for answer in (
        rows.select_related("contribution").defer("contribution__search", "contribution__text").order_by("pk")
    ):
        found.setdefault(answer.party_id, []).append(answer)
    return found


def guesses(consultation: Consultation, lines: Iterable[Standing]) -> list[tuple[Contribution, Party]]:
    """Return the responses that carry a silent party's name, each with the party; a person says whether it is hers."""
    named = {line.party.name: line.party for line in lines if line.silent}
    return [(row, named[row.organisation]) for row in untied_answers(consultation)[:50]] if named else []


def undelivered(lines: Iterable[Standing]) -> list[Delivery]:
    """Return the mails that did not leave the house."""
    return [one for line in lines for one in line.deliveries if one.sent_at is None and one.failure]


def letters_to_post(lines: Iterable[Standing]) -> int:
    """Return how many letters wait to be posted."""
    waiting = (one for line in lines for one in line.deliveries if one.sent_at is None)
    return sum(one.channel == DeliveryChannel.LETTER for one in waiting)


def _opened(party: Any) -> datetime | None:
    link = getattr(party, "link", None)
    return link.opened_at if link else None


def counts(lines: Iterable[Standing]) -> list[tuple[int, object]]:
    """Return the figures above the overview, about those with a right to be heard."""
    heard = [line for line in lines if line.party.right == PartyRight.HEARD]
    return [
        (len(heard), _("have a right to be heard")),
        (sum(any(one.sent_at for one in line.deliveries) for line in heard), _("have been written to")),
        (sum(line.opened_at is not None for line in heard), _("have opened the link")),
        (sum(line.party.no_remarks_at is not None for line in heard), _("have no remarks")),
        (sum(line.silent for line in heard), _("have said nothing yet")),
    ]


def to_remind(consultation: Consultation, *, since: datetime) -> QuerySet[Party]:
    """Return the invited parties to be heard from whom nothing has come and who were not reminded after ``since``."""
    reminded = Delivery.objects.filter(party=OuterRef("pk"), purpose=Purpose.REMINDER, made_at__gte=since)
    silent = unanswered_parties(consultation).filter(invited_at__isnull=False)
    return silent.filter(~Exists(reminded)).select_related("consultation")


def letters_waiting(consultation: Consultation) -> QuerySet[Delivery]:
    """Return the letters that have not been put in the post."""
    rows = Delivery.objects.filter(party__consultation=consultation, channel=DeliveryChannel.LETTER, sent_at=None)
    return rows.select_related("party__consultation__unit")


def suggested_parties(consultation: Consultation) -> list[Suggested]:
    """Return those who ought to be heard and are no party yet: the standing parties whose rule fits, and the bodies.

    Bodies of an area are the local committees that carry its name; bodies that a law asks to be heard are the advisory ones
    that are required by law (lov om retssikkerhed og administration på det sociale område, § 30 and § 37 a) and belong to the
    same municipality. Staff committees are heard in another way (MED-aftalen).
    """
    parties = consultation.parties.all()
    known: set[Any] = {party.unit_id for party in parties if party.unit_id} | {party.name for party in parties}
    standing = [one for one in _standing(consultation) if one.name not in known]
    known |= {one.name for one in standing} | {one.standing.unit_id for one in standing if one.standing}
    return standing + [one for one in _bodies(consultation, known) if one.name not in known]


def _standing(consultation: Consultation) -> list[Suggested]:
    rows = StandingParty.objects.for_consultation(consultation).select_related("unit").order_by("name")
    verified = _("On the standing list, verified")
    return [
        Suggested(row.name, verified if row.is_verified else _("On the standing list"), row.unit, row) for row in rows
    ]


def _bodies(consultation: Consultation, known: set[Any]) -> list[Suggested]:
    named = Q(pk__in=())
    for area in consultation.areas.all():
        named |= Q(name__icontains=area.name)
    by_law = Q(statutory=True, kind=UnitKind.COUNCIL)
    rows = Body.objects.current().filter(named | by_law, deciding=False).order_by("sort_key")
    parents = dict(Unit.objects.values_list("pk", "parent"))
    here = _top(consultation.unit_id, parents)
    return [
        Suggested(body.name, _reason(body), body)
        for body in rows
        if body.pk not in known and _top(body.pk, parents) == here
    ]


def _top(unit: Any, parents: dict[Any, Any]) -> Any:
    while parents.get(unit):
        unit = parents[unit]
    return unit


def _reason(body: Body) -> object:
    return _("The law gives it a right to be heard") if body.statutory else _("It is the area's own committee")
