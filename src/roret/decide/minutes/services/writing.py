"""Writing: an item is saved as a whole with its version; votes are read from what the secretary wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.meetings.models import Attendance
from roret.commons.meetings.selectors import out_by_item
from roret.commons.meetings.selectors.attendance import called_to
from roret.decide.matters.enums import DecisionKind
from roret.decide.matters.models import Matter
from roret.decide.matters.services import record_decision
from roret.decide.minutes import events
from roret.decide.minutes.enums import MotionRole, Voting
from roret.decide.minutes.models import Entry, Minutes, Motion, Statement, VoteLine
from roret.decide.minutes.selectors import voters_of
from roret.decide.minutes.services.beginning import tie
from roret.engines.bodies.votes import Line, Unreadable, Voter, is_carried, read_votes
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import ChangedMeanwhile, DomainError

AMENDMENT_RESULTS = frozenset({DecisionKind.ADOPTED, DecisionKind.REJECTED, DecisionKind.WITHDRAWN})


@dataclass(frozen=True)
class MotionRow:
    """What the secretary has written about one motion; an amendment without a wording is none."""

    key: str
    text: str = ""
    result: str = ""
    voting: str = ""
    votes: Mapping[str, str] = field(default_factory=dict)
    proposed_by: str = ""
    amendment: bool = False


@dataclass(frozen=True)
class StatementRow:
    """A minuted statement; one without a text is none."""

    key: str
    party: str = ""
    joined_by: str = ""
    text: str = ""


@dataclass(frozen=True)
class Written:
    """What the secretary has written about one item."""

    text: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    away: Sequence[int] = ()
    """The keys of the attendances of those who were not in the room."""
    motions: Sequence[MotionRow] = ()
    statements: Sequence[StatementRow] = ()
    token: str = ""
    """What the browser calls this writing; the same one sent twice is saved once."""


@transaction.atomic
def save_entry(entry: Entry, *, by: Any, written: Written, version: int | None = None) -> Entry:
    """Save what is written about an item; rows that are not named stay as they are.

    Raises ``ChangedMeanwhile`` when somebody has saved the item since ``version``; ``DomainError`` on the field at fault, named
    ``<key>-<part>``, when votes cannot be read or do not carry what they are said to.
    """
    authz.require(by, "minutes.write_minutes", entry)
    entry = _locked(entry)
    lifecycle.require(entry.minutes.can_write())
    if written.token and written.token == entry.token:
        return entry
    if version is not None and version != entry.version:
        raise ChangedMeanwhile
    before = entry.text
    _keep(entry, written, by=by)
    voters = _voters(entry)
    for place, row in enumerate(written.motions, 1):
        _save_motion(entry, row, voters, place=place)
    for said in written.statements:
        _save_statement(entry, said)
    changed = len(entry.text) - len(before)
    journal.record(
        events.EntrySaved, entry.minutes, by=by, item=entry.item.number, version=entry.version, changed=changed
    )
    return entry


@transaction.atomic
def conclude_entry(entry: Entry, *, by: Any) -> Entry:
    """Write the decision into the matter, where it is published and told to those who took part.

    Raises ``DomainError`` when an item of the recommendation has no decision, or the matter itself says no.
    """
    authz.require(by, "minutes.write_minutes", entry)
    entry = _locked(entry)
    lifecycle.require(entry.minutes.can_write())
    matter = Matter.objects.filter(pk__in=[entry.item.record_id]).first()
    if matter is None or entry.decision_id:
        raise DomainError(_("There is no decision to write into a matter here."))
    motions = list(entry.motions.exclude(recommendation=None).select_related("recommendation"))
    for motion in motions:
        if not motion.result:
            sentence = _("Choose the decision on item %(number)d.") % {"number": motion.recommendation.number}
            raise DomainError(sentence, field=f"{motion.key}-result")
    decision = record_decision(
        matter,
        by=by,
        meeting=entry.minutes.meeting,
        items=[(motion.recommendation, motion.result, motion.text) for motion in motions],
        statements=[(one.party, one.joined, one.text) for one in entry.statements.all()],
    )
    tie(entry, decision)
    journal.record(events.EntryConcluded, entry.minutes, by=by, item=entry.item.number, decision=decision.number)
    return entry


def _locked(entry: Entry) -> Entry:
    Minutes.objects.lock(entry.minutes_id)
    return Entry.objects.select_related("minutes__meeting", "item__meeting", "item__record").lock(entry.pk)


def _keep(entry: Entry, written: Written, *, by: Any) -> None:
    entry.text, entry.started_at, entry.ended_at = written.text, written.started_at, written.ended_at
    entry.version, entry.token = entry.version + 1, written.token[:40]
    entry.saved_at, entry.saved_by = clock.now(), authz.name_of(by)
    entry.full_clean(exclude=["minutes", "item", "decision"])
    entry.save()
    entry.away.set(Attendance.objects.filter(meeting=entry.item.meeting_id, pk__in=written.away))


def _voters(entry: Entry) -> list[Voter]:
    meeting = entry.minutes.meeting
    return voters_of(entry, called_to(meeting), out_by_item(meeting, [entry.item]).get(entry.item_id, ()))


def _save_motion(entry: Entry, row: MotionRow, voters: Sequence[Voter], *, place: int) -> None:
    motion = entry.motions.filter(key=row.key).first()
    if row.amendment and not row.text.strip():
        if motion and motion.role == MotionRole.AMENDMENT:
            motion.delete()
        return
    if motion is None:
        if not row.amendment:
            raise DomainError(_("The recommendation has changed. Load the page again; what you wrote is kept."))
        motion = Motion(entry=entry, key=row.key, role=MotionRole.AMENDMENT, order=100 + place)
    lines = _read(row, voters)
    motion.proposed_by = row.proposed_by.strip()[:200]
    if motion.item_decision_id is None:
        motion.text, motion.result = row.text.strip(), _result(row, lines)
    motion.voting = row.voting or (Voting.VOTED if lines else "")
    motion.full_clean(exclude=["entry", "recommendation", "item_decision"], validate_unique=False)
    motion.save()
    VoteLine.objects.filter(motion=motion).delete()
    VoteLine.objects.bulk_create(
        VoteLine(motion=motion, stance=one.stance, party=one.party, name=one.name, count=one.count) for one in lines
    )


def _read(row: MotionRow, voters: Sequence[Voter]) -> list[Line]:
    if row.voting in {Voting.WITHOUT, Voting.UNANIMOUS}:
        if any(text.strip() for text in row.votes.values()):
            raise DomainError(
                _("Votes are written here. Choose “By vote”, or take them out."), field=f"{row.key}-voting"
            )
        return []
    try:
        return read_votes(row.votes, voters)
    except Unreadable as error:
        raise DomainError(_sentence(error), field=f"{row.key}-{error.stance}") from error


def _result(row: MotionRow, lines: Sequence[Line]) -> str:
    if row.amendment and row.result and row.result not in AMENDMENT_RESULTS:
        raise DomainError(_("An amendment is adopted, rejected or withdrawn."), field=f"{row.key}-result")
    if row.result == DecisionKind.ADOPTED and lines and not is_carried(lines):
        raise DomainError(
            _("It cannot be adopted: no more voted for than against. Who abstains is not counted."),
            field=f"{row.key}-result",
        )
    return row.result


def _sentence(error: Unreadable) -> str:
    sentences = {
        "unknown": _("“%(word)s” is neither a party nor a member who takes part in this item."),
        "ambiguous": _("“%(word)s” can be more than one. Write more of the name."),
        "twice": _("%(word)s has voted already."),
        "too_many": _("%(word)s has not so many who take part in this item."),
        "nobody_left": _("Nobody of “%(word)s” is left: they have voted already."),
    }
    return sentences[error.why] % {"word": error.word}


def _save_statement(entry: Entry, row: StatementRow) -> None:
    statement = entry.statements.filter(key=row.key).first()
    if not row.text.strip():
        if statement:
            statement.delete()
        return
    if not row.party.strip():
        raise DomainError(_("Write which party made the statement."), field=f"{row.key}-party")
    statement = statement or Statement(entry=entry, key=row.key)
    statement.party, statement.joined_by, statement.text = row.party.strip(), row.joined_by.strip(), row.text.strip()
    statement.full_clean(exclude=["entry"], validate_unique=False)
    statement.save()
