"""What is being written: the entries with all that hangs on them, who may vote on each, and what is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from roret.commons.meetings.enums import AgendaKind, Part
from roret.commons.meetings.models import AgendaItem, Attendance, Disqualification, Meeting
from roret.commons.meetings.selectors import out_by_item
from roret.commons.meetings.selectors.attendance import called_to
from roret.decide.matters.models import MinutedStatement
from roret.decide.minutes.enums import MotionRole, Voting
from roret.decide.minutes.models import Entry, Minutes, Motion
from roret.engines.bodies.votes import Voter
from roret.foundation import authz, clock, lifecycle

SUBJECT_KINDS = frozenset({AgendaKind.DECISION, AgendaKind.APPROVAL})
"""The kinds of items of which the minutes must say what was decided."""


@dataclass(frozen=True)
class Draft:
    """Everything about minutes that are being written, read at once."""

    minutes: Minutes
    entries: Sequence[Entry]
    called: Sequence[Attendance]
    out: dict[int, list[Disqualification]]

    def voters(self, entry: Entry) -> list[Voter]:
        """Return who may vote on an item."""
        return voters_of(entry, self.called, self.out.get(entry.item_id, ()))


def minutes_of(meeting: Meeting, person: Any) -> Minutes | None:
    """Return the minutes of a meeting that ``person`` may see, with ``late``: whether items have come since (1 query)."""
    late = AgendaItem.objects.filter(meeting=OuterRef("meeting"), entry=None)
    found = Minutes.objects.visible_to(person).filter(meeting=meeting.pk).annotate(late=Exists(late)).first()
    if found is not None:
        found.meeting = meeting
    return found


def read_draft(minutes: Minutes) -> Draft:
    """Return the draft (10 queries, whatever the number of items)."""
    entries, meeting = entries_of(minutes), minutes.meeting
    return Draft(minutes, entries, called_to(meeting), out_by_item(meeting, [entry.item for entry in entries]))


def entries_of(minutes: Minutes) -> list[Entry]:
    """Return the entries in the order of the agenda with motions, votes and statements (6 queries)."""
    motions = Motion.objects.select_related("recommendation", "item_decision").prefetch_related("votes")
    said = MinutedStatement.objects.order_by("pk")
    rows = minutes.entries.select_related("item__meeting", "item__record", "decision", "minutes__meeting")
    parts = (Prefetch("motions", motions), "statements", "away", Prefetch("decision__statements", said))
    return list(rows.prefetch_related(*parts).order_by("item__number"))


def voters_of(entry: Entry, called: Iterable[Attendance], out: Iterable[Disqualification]) -> list[Voter]:
    """Return who may vote on an item: who is there when it begins, less those out of the room or disqualified."""
    voting = [one for one in called if one.part != Part.GUEST and not one.apologised_at]
    came = [one for one in voting if one.arrived_at] or voting
    if entry.started_at:
        came = [one for one in came if not one.arrived_at or one.stay.covers(entry.started_at)]
    away = {one.pk for one in entry.away.all()}
    barred = {one.membership_id for one in out}
    there = [one for one in came if one.pk not in away and one.membership_id not in barred]
    instead = [one.substitute for one in out if one.substitute]
    return [
        *(Voter(one.name, one.party) for one in there),
        *(Voter(one.name, one.on_behalf_of) for one in instead if one.name not in {seat.name for seat in there}),
    ]


def missing_entries(minutes: Minutes) -> QuerySet[AgendaItem]:
    """Return the agenda items that have no entry yet."""
    return AgendaItem.objects.filter(meeting=minutes.meeting_id, entry=None)


def missing_before_approving(draft: Draft) -> list[lifecycle.Missing]:
    """Return what is missing before the minutes can be approved, and where to mend it (1 query)."""
    minutes = draft.minutes
    here = reverse("staff:minutes-write", args=[minutes.meeting_id])
    sheet = reverse("staff:meeting-attendance", args=[minutes.meeting_id])
    missing = []
    if not (minutes.started_at and minutes.ended_at):
        missing.append(lifecycle.Missing(_("When the meeting began and ended."), f"{here}#times"))
    if not any(one.arrived_at for one in draft.called):
        missing.append(lifecycle.Missing(_("Who was there."), sheet))
    if missing_entries(minutes).exists():
        missing.append(lifecycle.Missing(_("Items that came on the agenda later."), here))
    return [*missing, *(_missing_on(entry, what, here) for entry in draft.entries for what in _lacks(entry))]


def _missing_on(entry: Entry, what: str, here: str) -> lifecycle.Missing:
    number = entry.item.number
    sentence = _("Item %(number)d: %(what)s") % {"number": number, "what": what}
    return lifecycle.Missing(sentence, f"{here}?punkt={number}#p{number}")


def _lacks(entry: Entry) -> Iterable[str]:
    motions = list(entry.motions.all())
    if any(motion.recommendation_id for motion in motions):
        if entry.decision_id is None:
            yield _("the decision is not written into the matter.")
    elif entry.item.kind in SUBJECT_KINDS and not any(m.result for m in motions if m.role == MotionRole.MAIN):
        yield _("what was decided.")
    if any(motion.voting == Voting.VOTED and not motion.votes.all() for motion in motions):
        yield _("who voted what.")


def to_write(person: Any) -> QuerySet[Meeting]:
    """Return the held meetings of the bodies ``person`` keeps whose minutes are not approved, the oldest first."""
    standing = authz.standing_of(person)
    roles = authz.catalogue["minutes.write_minutes"].roles
    bodies: set[int] = set().union(*(standing.units_by_role.get(role, ()) for role in roles))
    rows = Meeting.objects.past().filter(body_id__in=bodies, cancelled_at=None, called_at__isnull=False)
    waiting = rows.exclude(minutes__approved_at__isnull=False).filter(begins_at__lte=clock.now())
    return waiting.select_related("body", "unit", "minutes").order_by("begins_at", "pk")
