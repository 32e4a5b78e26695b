"""What the house knows, written as Popolo's objects."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from roret.commons.bodies.enums import SeatSource
from roret.commons.meetings.enums import Part
from roret.decide.minutes.enums import Stance
from roret.report.standards.addresses import Addresses, day, moment, told
from roret.report.standards.popolo import shapes
from roret.report.standards.selectors import Votes

OPTIONS = {Stance.FOR: "yes", Stance.AGAINST: "no", Stance.ABSTAINED: "abstain"}
"""Popolo's words for what somebody votes."""


def organization(unit: Any, at: Addresses) -> shapes.PopoloOrganization:
    """Write a unit or a body; where it is one of the past, its last day is told."""
    body = getattr(unit, "body", None)
    kind = body.body_type.name if body and body.body_type else unit.get_kind_display()
    english = [{"name": unit.name_en, "note": "en"}] if unit.name_en else []
    short = [{"name": unit.abbreviation, "note": _("abbreviation")}] if unit.abbreviation else []
    return told(
        id=str(unit.pk),
        name=unit.name,
        other_names=english + short,
        classification=str(kind),
        parent_id=_key(unit.parent_id),
        area_id=_key(body.area_id) if body else None,
        founding_date=day(unit.valid_from),
        dissolution_date=day(unit.valid_to),
        contact_details=_contacts(unit),
        links=[{"url": at.page(body or unit), "note": ""}],
        successor_id=_key(unit.successor_id),
        **_stamps(unit),
    )


def post(one: Any, _at: Addresses) -> shapes.PopoloPost:
    """Write a post."""
    return told(
        id=str(one.pk),
        label=one.label,
        role=one.filled_by or str(SeatSource(one.source).label),
        organization_id=str(one.body_id),
        start_date=day(one.valid_from),
        end_date=day(one.valid_to),
        **_stamps(one),
    )


def membership(one: Any, _at: Addresses) -> shapes.PopoloMembership:
    """Write a membership; a substitute is called so where no other role is known."""
    usual = Part.SUBSTITUTE if one.is_substitute else Part.MEMBER
    return told(
        id=str(one.pk),
        label=one.post.label,
        role=one.role or str(usual.label),
        person_id=str(one.person),
        organization_id=str(one.post.body_id),
        post_id=str(one.post_id),
        on_behalf_of={"name": one.on_behalf_of} if one.on_behalf_of else None,
        start_date=day(one.begins_on),
        end_date=day(one.ends_on),
        **_stamps(one),
    )


def person(one: Any, at: Addresses) -> shapes.PopoloPerson:
    """Write a person with her seats."""
    return told(
        id=str(one.key), name=one.name, memberships=[membership(seat, at) for seat in one.seats], **_stamps(one)
    )


def area(one: Any, _at: Addresses) -> shapes.PopoloArea:
    """Write an area."""
    return told(
        id=str(one.pk),
        name=one.name,
        identifier=one.code,
        classification=one.division.name,
        geometry=one.outline,
        **_stamps(one),
    )


def event(meeting: Any, _at: Addresses) -> shapes.PopoloEvent:
    """Write a meeting; its agenda is read in OParl."""
    return told(
        id=str(meeting.pk),
        name=meeting.title,
        description=meeting.summary,
        start_date=moment(meeting.begins_at),
        end_date=moment(meeting.ends_at),
        location=meeting.place,
        status=str(meeting.state.label),
        classification=_("Meeting"),
        organization_id=str(meeting.body_id or meeting.unit_id),
        **_stamps(meeting),
    )


def motion(item: Any, at: Addresses, votes: Votes) -> shapes.PopoloMotion:
    """Write a recommendation item with what was decided about it; the latest decision is its result."""
    decided = item.told_decisions
    return told(
        id=str(item.pk),
        organization_id=_key(item.matter.body_id),
        text=item.that,
        classification=_("Recommendation item"),
        date=moment(item.matter.published_at),
        result=str(decided[-1].get_kind_display()) if decided else None,
        vote_events=[vote_event(one, votes) for one in decided],
        links=[{"url": at.page(item.matter), "note": item.matter.number}],
        **_stamps(item),
    )


def vote_event(one: Any, votes: Votes) -> shapes.PopoloVoteEvent:
    """Write what a meeting decided about an item, with the votes where there were any."""
    decision = one.decision
    return told(
        id=str(one.pk),
        identifier=decision.number,
        organization_id=_key(decision.body_id),
        motion_id=str(one.item_id),
        event_id=str(decision.meeting_id),
        start_date=moment(decision.meeting.begins_at),
        result=str(one.get_kind_display()),
        counts=_counts(votes.get((decision.number, one.item.number), ())),
        **_stamps(one),
    )


def _counts(lines: Sequence[dict[str, Any]]) -> list[shapes.PopoloCount]:
    """Add the votes up by party: who is named votes with her party, an independent by herself; no name is told."""
    sums = Counter[tuple[str, str]]()
    for line in lines:
        sums[OPTIONS[line["stance"]], line["party"]] += line["count"]
    return [
        {"option": option, "value": value} | ({"group": {"name": party}} if party else {})  # type: ignore[misc]
        for (option, party), value in sums.items()
    ]


def _contacts(unit: Any) -> list[Mapping[str, str]]:
    ways = {"email": unit.email, "voice": unit.phone, "address": unit.address}
    return [{"type": kind, "value": value} for kind, value in ways.items() if value]


def _key(pk: int | None) -> str | None:
    return str(pk) if pk else None


def _stamps(one: Any) -> dict[str, Any]:
    return {"created_at": moment(one.created), "updated_at": moment(one.modified)}
