"""Beginning the minutes: an entry for each item, and for a matter one motion for each item of its recommendation."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.records.services import begin_record, change_record
from roret.decide.matters.models import Decision, RecommendationItem
from roret.decide.minutes import events
from roret.decide.minutes.enums import MotionRole
from roret.decide.minutes.models import Entry, Minutes, Motion
from roret.foundation import authz, journal, lifecycle


@transaction.atomic
def begin_minutes(meeting: Meeting, *, by: Any) -> Minutes:
    """Begin the minutes of a meeting, or take in the items that have come since; harmless when there is nothing new."""
    authz.require(by, "minutes.write_minutes", meeting)
    meeting = Meeting.objects.select_related("body").lock(meeting.pk)
    lifecycle.require(meeting.can_change())
    minutes = Minutes.objects.filter(meeting=meeting).first() or _make(meeting, by=by)
    lifecycle.require(minutes.can_write())
    new = list(AgendaItem.objects.filter(meeting=meeting, entry=None).order_by("number"))
    for item in new:
        _make_entry(minutes, item)
    if new or minutes.version == 1:
        journal.record(events.Begun, minutes, by=by, items=len(new))
    return minutes


@transaction.atomic
def note_times(
    minutes: Minutes, *, by: Any, started_at: datetime | None, ended_at: datetime | None, version: int | None = None
) -> Minutes:
    """Write down when the meeting began and ended; raises ``ChangedMeanwhile`` when somebody has saved since ``version``."""
    authz.require(by, "minutes.write_minutes", minutes)
    minutes = Minutes.objects.lock(minutes.pk)
    lifecycle.require(minutes.can_write())
    if changes := change_record(minutes, version=version, started_at=started_at, ended_at=ended_at):
        journal.record(events.TimesNoted, minutes, by=by, changes=changes)
    return minutes


@transaction.atomic
def tie_decision(decision: Decision, *, by: Any) -> Entry | None:
    """Let the entry of a matter say what its decision says; None where no minutes are being written."""
    authz.require(by, "minutes.write_minutes", decision.meeting)
    item = AgendaItem.objects.filter(meeting=decision.meeting_id, record=decision.matter_id).first()
    entry = Entry.objects.filter(item=item, decision=None).first() if item else None
    if entry is None:
        return None
    tie(entry, decision)
    journal.record(events.EntryConcluded, entry.minutes, by=by, item=entry.item.number, decision=decision.number)
    return entry


def tie(entry: Entry, decision: Decision) -> None:
    """Hang the motions on the decisions of the matter; what the draft said of them goes, so that there is one truth."""
    rows = {row.item_id: row for row in decision.items.all()}
    for motion in entry.motions.exclude(recommendation=None):
        motion.item_decision = rows.get(motion.recommendation_id)
        motion.text, motion.result = "", ""
        motion.save(update_fields=["item_decision", "text", "result"])
    entry.statements.all().delete()
    entry.decision, entry.version = decision, entry.version + 1
    entry.save(update_fields=["decision", "version"])


def _make(meeting: Meeting, *, by: Any) -> Minutes:
    minutes = Minutes(
        meeting=meeting,
        unit_id=meeting.unit_id,
        body_id=meeting.body_id,
        visibility=meeting.visibility,
        invented=meeting.invented,
        **_titles(meeting),
    )
    return begin_record(minutes, by=by)  # type: ignore[return-value]  # what goes in comes out


def _titles(meeting: Meeting) -> dict[str, str]:
    titles = {}
    for language, name in (("da", "title"), ("en", "title_en")):
        with override(language):
            titles[name] = (_("Minutes: %(title)s") % {"title": str(meeting)})[:250]
    return titles


def _make_entry(minutes: Minutes, item: AgendaItem) -> None:
    entry = Entry.objects.create(minutes=minutes, item=item)
    recommended = (
        list(RecommendationItem.objects.filter(matter=item.record_id).order_by("number")) if item.record_id else []
    )
    motions = [Motion(entry=entry, key=f"r{one.number}", order=one.number, recommendation=one) for one in recommended]
    Motion.objects.bulk_create(motions or [Motion(entry=entry, key=str(MotionRole.MAIN))])
    decision = Decision.objects.filter(matter=item.record_id, meeting=item.meeting_id).first() if recommended else None
    if decision:
        tie(entry, decision)
