"""The facts of matters as plain data, in a fixed number of queries however many the matters are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.timezone import localdate

from roret.commons.areas.models import Area
from roret.commons.bodies.models import Body
from roret.commons.meetings.models import AgendaItem
from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Record
from roret.decide.duties.models import DutyDeed
from roret.decide.matters.models import Decision, Matter
from roret.engines import duties as plain
from roret.foundation import clock
from roret.listen.consultations.enums import PartyRight
from roret.listen.consultations.models import Party, PartyAnswer
from roret.listen.contributions.models import Contribution

Pair = tuple[int, int]
"""The matter and the consultee."""


@dataclass(frozen=True)
class Asked:
    """What a consultation has done about one consultee."""

    consultation: int
    sent: date | None
    due: date | None
    answered: date | None


def plain_matters(matters: QuerySet[Matter]) -> list[plain.Matter]:
    """Return matters as the reckoning takes them (1 query)."""
    return matters_with_areas(matters)[0]


def matters_with_areas(matters: QuerySet[Matter]) -> tuple[list[plain.Matter], dict[int, str]]:
    """Return matters as the reckoning takes them, and what the areas that they are about are called (1 query).

    The day is that of the final decision, else of the meeting.
    """
    today = clock.today()
    named: dict[int, str] = {}
    areas = Area.objects.filter(records=OuterRef("pk")).order_by()
    rows = matters.order_by("pk").annotate(
        all_topics=_tied("topics"), all_groups=_tied("target_groups"),
        all_areas=ArraySubquery(areas.values(area=JSONObject(pk="pk", name="name"))),
        decided=Subquery(_meetings_with_final_decision()), coming=Subquery(_meetings_to_come()),
    )  # fmt: skip
    names = ("pk", "body_id", "subject__domains", "decided", "coming", "all_topics", "all_groups", "all_areas")
    found = []
    for key, body, domains, decided, coming, topics, groups, about in rows.values_list(*names):
        day, here = _day(decided or coming) or today, {area["pk"]: area["name"] for area in about}
        known = None if domains is None else frozenset(domains)
        found.append(plain.Matter(key, day, body, known, frozenset(topics), frozenset(groups), frozenset(here)))
        named |= here
    return found, named


def _meetings_with_final_decision() -> QuerySet[Any]:
    return Decision.objects.filter(matter=OuterRef("pk"), final=True).values("meeting__begins_at")[:1]


def _meetings_to_come() -> QuerySet[Any]:
    """Return when the meetings are held that stand and have not treated the matter, the next first."""
    treated = Decision.objects.filter(matter=OuterRef("record"), meeting=OuterRef("meeting"))
    items = AgendaItem.objects.filter(record=OuterRef("pk"), meeting__cancelled_at=None).exclude(Exists(treated))
    return items.order_by("meeting__begins_at").values("meeting__begins_at")[:1]


def _tied(name: str) -> ArraySubquery:
    field = Record._meta.get_field(name)
    through, other = field.remote_field.through, field.m2m_reverse_field_name()  # type: ignore[union-attr]
    return ArraySubquery(through.objects.filter(record=OuterRef("pk")).values(f"{other}_id"))


@dataclass(frozen=True)
class LocalBodies:
    """The local committees of areas, and what they are called."""

    of_area: dict[int, tuple[int, ...]]
    names: dict[int, str]


NOWHERE = LocalBodies({}, {})


def local_bodies(areas: Mapping[int, str]) -> LocalBodies:
    """Return the advisory bodies that carry the name of each of some areas: its local committees (1 query)."""
    bodies = list(Body.objects.current().filter(deciding=False).order_by("pk"))
    of_area = {
        area: tuple(body.pk for body in bodies if name.casefold() in body.name.casefold())
        for area, name in areas.items()
    }
    return LocalBodies(of_area, {body.pk: str(body) for body in bodies})


def asked_in_consultations(matters: Iterable[int]) -> dict[Pair, Asked]:
    """Return what the consultations under some matters have done about each body that was heard (1 query)."""
    tied = Party.objects.filter(
        right=PartyRight.HEARD,
        unit__isnull=False,
        consultation__downstream_links__kind=LinkKind.BASED_ON,
        consultation__downstream_links__downstream__in=list(matters),
    ).annotate(matter=F("consultation__downstream_links__downstream"), by_link=_by_link(), by_body=_by_body())
    found: dict[Pair, Asked] = {}
    for row in tied.values(
        "matter",
        "unit_id",
        "consultation_id",
        "invited_at",
        "no_remarks_at",
        "by_link",
        "by_body",
        "consultation__ends_at",
    ):
        pair, asked = (row["matter"], row["unit_id"]), _asked(row)
        found[pair] = _better(found.get(pair), asked)
    return found


def _by_link() -> Subquery:
    rows = PartyAnswer.objects.standing().filter(party=OuterRef("pk")).order_by().values("party")
    return Subquery(rows.annotate(first=Min("contribution__received_at")).values("first"))


def _by_body() -> Subquery:
    rows = Contribution.objects.filter(
        record=OuterRef("consultation"), body=OuterRef("unit"), withdrawn_at=None
    ).order_by()
    return Subquery(rows.values("record").annotate(first=Min("received_at")).values("first"))


def _asked(row: Mapping[str, Any]) -> Asked:
    answers = [row[name] for name in ("by_link", "by_body", "no_remarks_at") if row[name]]
    answered = _day(min(answers, default=None))
    return Asked(row["consultation_id"], _day(row["invited_at"]), _day(row["consultation__ends_at"]), answered)


def _better(known: Asked | None, asked: Asked) -> Asked:
    """Return the one that says more: an answer before a letter, a letter before nothing."""
    if known is None or (asked.answered and not known.answered) or (asked.sent and not known.sent):
        return asked
    return known


def _day(moment: datetime | None) -> date | None:
    return localdate(moment) if moment else None


def deeds_by_hand(matters: Iterable[int]) -> dict[plain.Key, DutyDeed]:
    """Return what was registered by hand about some matters (1 query)."""
    rows = DutyDeed.objects.filter(matter__in=list(matters)).select_related("sent_document", "answer_document")
    return {(row.matter_id, row.rule_id, row.consultee_id): row for row in rows}


def plain_deeds(
    rules: Iterable[plain.Rule], by_hand: Mapping[plain.Key, DutyDeed], asked: Mapping[Pair, Asked]
) -> dict[plain.Key, plain.Deed]:
    """Return both kinds of facts as the reckoning takes them; a consultation counts for every rule about the consultee."""
    found = {key: _by_hand(row) for key, row in by_hand.items()}
    for (matter, consultee), one in asked.items():
        for rule in {rule.key for rule in rules if rule.consultee in {None, consultee}}:
            key = (matter, rule, consultee)
            found[key] = _joined(found.get(key), one)
    return found


def _by_hand(row: DutyDeed) -> plain.Deed:
    return plain.Deed(bool(row.away_reason), row.sent_on, row.due_on, row.answered_on, row.waived_at is not None)


def _joined(deed: plain.Deed | None, asked: Asked) -> plain.Deed:
    known = deed or plain.Deed()
    return replace(
        known,
        sent=known.sent or asked.sent,
        due=known.due or (asked.due if asked.sent else None),
        answered=known.answered or asked.answered,
    )
