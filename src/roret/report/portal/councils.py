"""A member's page: what her councils owe an answer, when they meet, and what came of what they said."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.commons.bodies.models import Body, Membership
from roret.commons.bodies.selectors import rights_of_each
from roret.commons.meetings.models import AgendaItem, Attendance, Meeting
from roret.decide.matters.models import ThemeEffect
from roret.foundation import authz, clock
from roret.foundation.ui.parts import Tile
from roret.listen.consultations.enums import PartyRight
from roret.listen.consultations.models import Consultation, Party
from roret.listen.contributions.models import Contribution, Theme, ThemeContribution
from roret.listen.statements import selectors as statements
from roret.listen.statements.models import Statement

MOST_ASKED, MOST_MEETINGS, MOST_SAID, MOST_WRITTEN = 50, 6, 10, 60


@dataclass
class Asked:
    """A consultation that is open, with those of her councils that are asked."""

    consultation: Consultation
    owing: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    informed: list[str] = field(default_factory=list)


@dataclass
class Said:
    """A statement of one of her councils, with the themes that it came under and what each led to."""

    contribution: Contribution
    themes: list[tuple[Theme, ThemeEffect | None]]


@dataclass
class Seat:
    """One of her councils, with what she is in it."""

    body: Body
    roles: list[str]
    until: date | None = None
    rights: list[Any] = field(default_factory=list)
    duties: list[str] = field(default_factory=list)
    """What the body may and must, in plain words."""


@dataclass
class Written:
    """What her councils write: drafts that wait for them, and what they have been answered lately."""

    drafts: list[Statement]
    answered: list[Statement]


def asked_of(person: Any) -> list[Asked]:
    """Return the open consultations in which her councils are parties, the nearest deadline first (3 queries)."""
    units = authz.standing_of(person).member_units
    open_now = Consultation.objects.visible_to(person).open().filter(parties__unit_id__in=units).distinct()
    found = {one.pk: Asked(one) for one in open_now.select_related("unit").order_by("ends_at", "pk")[:MOST_ASKED]}
    heard_from = _heard_from(found)
    for party in Party.objects.filter(consultation__in=found, unit_id__in=units).order_by("name"):
        asked = found[party.consultation_id]
        if party.right == PartyRight.INFORMED:
            asked.informed.append(party.name)
        else:
            answered = heard_from[party.consultation_id] & {party.unit_id, party.name.casefold()}
            (asked.answered if answered else asked.owing).append(party.name)
    return list(found.values())


def _heard_from(consultations: Iterable[int]) -> dict[int, set[Any]]:
    """Return from whom each consultation has heard, by the key of the council and by the name that was written."""
    found: dict[int, set[Any]] = defaultdict(set)
    rows = Contribution.objects.filter(record__in=consultations, withdrawn_at=None).filter(
        Q(body__isnull=False) | ~Q(organisation="")
    )
    for record, body, organisation in rows.values_list("record", "body", "organisation"):
        found[record] |= {body, organisation.casefold()} - {None, ""}
    return found


def meetings_of(person: Any) -> list[Meeting]:
    """Return the next meetings of her councils, each with her ``own`` line and the ``papers`` of its agenda (3 queries)."""
    units = authz.standing_of(person).member_units
    coming = Meeting.objects.visible_to(person).filter(body_id__in=units, begins_at__gte=clock.now(), cancelled_at=None)
    meetings = list(coming.select_related("body").order_by("begins_at")[:MOST_MEETINGS])
    papers: dict[int, list[AgendaItem]] = defaultdict(list)
    for item in AgendaItem.objects.visible_to(person).filter(meeting__in=meetings[:1]).select_related("record"):
        papers[item.meeting_id].append(item)
    called = {one.meeting_id: one for one in Attendance.objects.filter(meeting__in=meetings, membership__user=person)}
    for meeting in meetings:
        meeting.papers = papers[meeting.pk]  # type: ignore[attr-defined]
        meeting.own = called.get(meeting.pk)  # type: ignore[attr-defined]
    return meetings


def said_by(person: Any) -> list[Said]:
    """Return the latest statements of her councils, with what each theme that has been answered led to (3 queries)."""
    units = authz.standing_of(person).member_units
    names = Body.objects.filter(pk__in=units).values("name")
    mine = Contribution.objects.visible_to(person).filter(Q(body_id__in=units) | Q(organisation__in=names))
    answered = ThemeContribution.objects.filter(theme__answer__approved_at__isnull=False).select_related(
        "theme__answer"
    )
    latest = mine.filter(withdrawn_at=None).select_related("record").order_by("-received_at", "-pk")[:MOST_SAID]
    said = list(latest.prefetch_related(Prefetch("grouped", answered, to_attr="answered")))
    themes = {link.theme_id for one in said for link in one.answered}
    effects = {one.theme_id: one for one in ThemeEffect.objects.visible_to(person).filter(theme__in=themes)}
    return [Said(one, [(link.theme, effects.get(link.theme_id)) for link in one.answered]) for one in said]


def seats_of(person: Any) -> list[Seat]:
    """Return her councils in Danish order, with what she is in each, until when, and what the body may and must (3 queries)."""
    units = authz.standing_of(person).member_units
    bodies = list(Body.objects.filter(pk__in=units).order_by("sort_key"))
    rights = rights_of_each(bodies)
    seats = {body.pk: Seat(body, [], body.term_ends, rights[body.pk], _duties(body)) for body in bodies}
    for one in Membership.objects.current().filter(user=person, post__body__in=units).select_related("post"):
        seat = seats[one.post.body_id]
        seat.roles.append(one.role or str(one.post))
        seat.until = one.ends_on or seat.until
    return list(seats.values())


def _duties(body: Body) -> list[str]:
    """Return what a member must keep to, in plain words."""
    duties = [_("Say when you cannot come, so that your substitute can be called in.")]
    duties.append(_("Say when a matter concerns yourself or somebody close to you: then you may not take part in it."))
    if body.no_individual_cases:
        duties.append(_("Treat no individual cases: name no citizens and no employees."))
    if body.meets_closed:
        duties.append(_("The meetings are closed. What is said there stays there."))
    return duties


def written_by(person: Any) -> Written:
    """Return the drafts that her councils write on, and the latest answers they have had (1 query)."""
    units = authz.standing_of(person).member_units
    rows = list(statements.of_bodies(person, units)[:MOST_WRITTEN])
    answered = sorted((one for one in rows if one.answered_at), key=lambda one: one.answered_at, reverse=True)
    return Written([one for one in rows if not one.sent_at], answered[:MOST_SAID])


def tiles(asked: list[Asked], meetings: list[Meeting], said: list[Said]) -> list[Tile]:
    """Return the figures at the top; each leads to its part of the page."""
    owing = sum(len(one.owing) for one in asked)
    nearest = next((one.consultation.days_left for one in asked if one.owing), None)
    answered = sum(len(one.themes) for one in said)
    soon = _("days left of the nearest: %(days)d") % {"days": nearest} if nearest is not None else ""
    return [
        Tile(owing, _("Answers owed"), note=soon, url="#asked"),
        Tile(len(meetings), _("Meetings called"), note=_on_next(meetings), url="#meetings"),
        Tile(answered, _("Answers to what we said"), url="#said"),
    ]


def _on_next(meetings: list[Meeting]) -> str:
    count = len(meetings[0].papers) if meetings else 0  # type: ignore[attr-defined]
    sentence = ngettext("%(count)d item on the next agenda", "%(count)d items on the next agenda", count)
    return sentence % {"count": count} if count else ""
