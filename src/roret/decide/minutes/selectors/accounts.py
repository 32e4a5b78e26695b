"""The account of a meeting as plain data. One function takes from it what is not for everybody; nothing else does."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localtime

from roret.commons.meetings.enums import Part
from roret.commons.meetings.models import Attendance
from roret.commons.meetings.selectors.attendance import quorum_of
from roret.decide.minutes.models import Entry, Motion
from roret.decide.minutes.selectors.drafts import Draft

CLOSED_KEEPS = ("number",)
"""What the open version says of a closed item."""


def account_of(draft: Draft) -> dict[str, Any]:
    """Return the whole account; why somebody stayed away is never part of it (5 queries)."""
    minutes, meeting = draft.minutes, draft.minutes.meeting
    quorum = quorum_of(meeting, draft.called, moment=minutes.started_at)
    return {
        "body": meeting.body.name if meeting.body else "",
        "meeting": {"number": meeting.number, "title": meeting.title, "place": meeting.place, "closed": meeting.closed},
        "day": _day(meeting.begins_at),
        "started": _clock(minutes.started_at),
        "ended": _clock(minutes.ended_at),
        "invented": minutes.invented,
        "present": [
            _seat(one, minutes.started_at) for one in draft.called if one.arrived_at and one.part != Part.GUEST
        ],
        "absent": [
            _absence(one, draft.called) for one in draft.called if not one.arrived_at and one.part == Part.MEMBER
        ],
        "guests": [{"name": one.name, "office": one.office} for one in draft.called if one.part == Part.GUEST],
        "quorum": {"seats": quorum.seats, "needed": quorum.needed, "present": quorum.present},
        "items": [_item(entry, draft) for entry in draft.entries],
    }


def open_part(account: dict[str, Any]) -> dict[str, Any]:
    """Return what everybody may read: of a closed item its number and that it is closed."""
    return {**account, "items": [_opened(item) for item in account["items"]]}


def canonical(account: dict[str, Any]) -> bytes:
    """Return the bytes that the checksum is made of (sorted keys, no blanks, UTF-8)."""
    return json.dumps(account, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _opened(item: dict[str, Any]) -> dict[str, Any]:
    return {**{name: item[name] for name in CLOSED_KEEPS}, "closed": True} if item["closed"] else item


def _item(entry: Entry, draft: Draft) -> dict[str, Any]:
    item = entry.item
    return {
        "number": item.number,
        "title": item.title,
        "kind": item.kind,
        "closed": entry.is_closed,
        "paper": item.record.number if item.record else "",
        "started": _clock(entry.started_at),
        "ended": _clock(entry.ended_at),
        "text": entry.text,
        "away": [one.name for one in entry.away.all()],
        "disqualified": [
            {"name": str(one.membership), "instead": str(one.substitute or "")} for one in draft.out.get(item.pk, ())
        ],
        "motions": [_motion(motion) for motion in entry.motions.all() if motion.decided or motion.recommendation_id],
        "statements": [*_statements(entry)],
        "decision": entry.decision.number if entry.decision else "",
    }


def _motion(motion: Motion) -> dict[str, Any]:
    recommended = motion.recommendation
    return {
        "role": motion.role,
        "number": recommended.number if recommended else 0,
        "that": recommended.that if recommended else "",
        "proposed_by": motion.proposed_by,
        "wording": motion.wording,
        "result": motion.decided,
        "voting": motion.voting,
        "votes": [
            {"stance": line.stance, "party": line.party, "name": line.name, "count": line.count}
            for line in motion.lines
        ],
    }


def _statements(entry: Entry) -> Iterable[dict[str, Any]]:
    """Yield the statements of the decision, or of the entry where there is no decision."""
    if entry.decision:
        for said in entry.decision.statements.all():
            yield {"party": said.party, "joined_by": said.joined_by, "text": said.text}
        return
    for one in entry.statements.all():
        yield {"party": one.party, "joined_by": one.joined, "text": one.text}


def _seat(one: Attendance, started: Any) -> dict[str, Any]:
    return {
        "name": one.name,
        "office": one.office,
        "party": one.party,
        "part": one.part,
        "arrived": _clock(one.arrived_at),
        "late": bool(started and one.arrived_at and one.arrived_at > started),
        "left": _clock(one.left_at),
    }


def _absence(one: Attendance, called: Iterable[Attendance]) -> dict[str, Any]:
    instead = next((other.name for other in called if other.instead_of_id == one.pk and other.arrived_at), "")
    return {"name": one.name, "party": one.party, "apology": one.apologised_at is not None, "instead": instead}


def _clock(moment: Any) -> str:
    return f"{localtime(moment):%H.%M}" if moment else ""


def _day(moment: Any) -> str:
    return localtime(moment).date().isoformat() if moment else ""
