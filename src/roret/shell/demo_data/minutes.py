"""Attendance and minutes: of the known matters' meetings, of a year of three bodies, and a coming meeting with a substitute."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from roret.commons.bodies.models import Body
from roret.commons.meetings import services as meetings
from roret.commons.meetings.models import Meeting
from roret.decide.minutes import services as minutes
from roret.decide.minutes.models import Entry
from roret.decide.minutes.services import MotionRow, Written
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.shell.demo_data.files import moment, read
from roret.shell.demo_data.world import World

BEFORE, AFTER = timedelta(days=10), timedelta(days=14)
LENGTH, A_WHILE = timedelta(hours=2), timedelta(minutes=5)
NOTE = "Beslutningen er kildens. Hvem der mødte, er opdigtet."


def load_minutes(world: World) -> None:
    """Write what is known, a year of three bodies, and call the next meetings."""
    data = read("minutes.yaml")
    for rule in data["rules"]:
        meetings.create_rule(world.bodies[rule.pop("body")], by=SYSTEM, **rule)
    for decision in sorted(world.decisions.values(), key=lambda one: one.meeting.begins_at):
        _known(world, decision.meeting, data["known"])
    for entry in data["years"]:
        _year(world, entry)
    _call_the_next(world, data["coming"])


def _known(world: World, meeting: Meeting, entry: dict[str, Any]) -> None:
    """Minute a meeting at which a known matter was decided; what was decided stands in the matter."""
    _attend(world, meeting, entry["apologies"])
    with clock.at(meeting.begins_at + LENGTH):
        made = minutes.begin_minutes(meeting, by=SYSTEM)
        for one in Entry.objects.filter(minutes=made):
            rows = [MotionRow(key, voting="without") for key in one.motions.values_list("key", flat=True)]
            minutes.save_entry(one, by=SYSTEM, written=Written(NOTE, motions=rows))
        _with_times(made, meeting)
    _approve(made, meeting, approval="meeting")


def _year(world: World, entry: dict[str, Any]) -> None:
    """Hold and minute the meetings that a body had last year."""
    found = [_planned(world, entry, text) for text in entry.get("days", ())] or list(_held(world, entry["body"]))
    for number, meeting in enumerate(found):
        made = _hold(world, meeting, entry["subjects"][number % len(entry["subjects"])])
        if not (entry.get("waiting") and meeting == found[-1]):
            _approve(made, meeting, approval="chair")


def _planned(world: World, entry: dict[str, Any], day: str) -> Meeting:
    begins = moment(datetime.fromisoformat(f"{localdate().year - 1}-{day}T{entry['hour']}:00"))
    body = Body.objects.get(pk=world.bodies[entry["body"]].pk)
    values = {"begins_at": begins, "ends_at": begins + LENGTH, "place": entry["place"], "invented": True}
    with clock.at(begins - 2 * BEFORE):
        return meetings.create_meeting(by=SYSTEM, body=body, **values)


def _held(world: World, key: str) -> Any:
    """Yield the meetings that the annual wheel has planned for last year, marked as invented."""
    rows = Meeting.objects.filter(body=world.bodies[key].pk, begins_at__year=localdate().year - 1).order_by("begins_at")
    for meeting in rows:
        yield meetings.update_meeting(meeting, by=SYSTEM, invented=True)


def _hold(world: World, meeting: Meeting, subject: dict[str, Any]) -> Any:
    with clock.at(meeting.begins_at - BEFORE):
        put = [("Godkendelse af dagsorden", "approval", False), (subject["title"], subject["kind"], subject.get("closed", False)),
               ("Eventuelt", "other", False)]  # fmt: skip
        for title, kind, closed in put:
            meetings.put_on_agenda(meeting, by=SYSTEM, title=title, kind=kind, closed=closed)
        meetings.publish_agenda(meeting, by=SYSTEM)
    _attend(world, meeting, ())
    with clock.at(meeting.begins_at + LENGTH):
        made = minutes.begin_minutes(meeting, by=SYSTEM)
        first, second = Entry.objects.filter(minutes=made, item__number__lte=2).order_by("item__number")
        agreed = MotionRow("main", result="adopted", voting="unanimous")
        minutes.save_entry(first, by=SYSTEM, written=Written(motions=[agreed]))
        minutes.save_entry(second, by=SYSTEM, written=_written(subject))
        return _with_times(made, meeting)


def _written(subject: dict[str, Any]) -> Written:
    if "result" not in subject:
        return Written(subject["text"])
    votes = {stance: subject[stance] for stance in ("for", "against", "abstained") if stance in subject}
    row = MotionRow("main", subject["text"], subject["result"], "voted" if votes else "unanimous", votes)
    return Written(motions=[row])


def _attend(world: World, meeting: Meeting, apologies: Any) -> None:
    """Call the members in time, write down the apologies, and that all others came."""
    with clock.at(meeting.begins_at - BEFORE):
        meetings.call_meeting(meeting, by=SYSTEM)
        for key in apologies:
            _apologise(world, meeting, key)
    with clock.at(meeting.begins_at + A_WHILE):
        meetings.note_all_present(meeting, by=SYSTEM)


def _apologise(world: World, meeting: Meeting, key: str, **values: Any) -> Any:
    line = meeting.attendances.filter(membership=world.members[key]).first()
    return meetings.apologise(line, by=SYSTEM, **values) if line else None


def _with_times(made: Any, meeting: Meeting) -> Any:
    ends = meeting.begins_at + LENGTH
    return minutes.note_times(made, by=SYSTEM, started_at=meeting.begins_at, ended_at=ends)


def _approve(made: Any, meeting: Meeting, *, approval: str) -> None:
    with clock.at(meeting.begins_at + AFTER):
        minutes.approve_minutes(made, by=SYSTEM, approval=approval, on=clock.today())
        minutes.publish_minutes(made, by=SYSTEM)


def _call_the_next(world: World, entry: dict[str, Any]) -> None:
    """Call the coming meetings; at one of them a member stays away and her substitute is called in."""
    nearest = Meeting.objects.coming().filter(cancelled_at=None)
    committee = nearest.filter(body=world.bodies["biu"].pk).first()
    if committee is not None:
        meetings.call_meeting(committee, by=SYSTEM)
    for held in Meeting.objects.past().filter(body=world.bodies["biu"].pk, called_at=None):
        meetings.call_meeting(held, by=SYSTEM)
    meeting = nearest.filter(body=world.bodies[entry["body"]].pk).first()
    if meeting is None:
        return
    for title in entry["items"]:
        meetings.put_on_agenda(meeting, by=SYSTEM, title=title)
    if not meeting.agenda_published_at:
        meetings.publish_agenda(meeting, by=SYSTEM)
    meetings.call_meeting(meeting, by=SYSTEM, short_notice="Demoen begynder i dag.")
    if line := _apologise(world, meeting, entry["apology"], reason=entry["reason"]):
        meetings.call_in_substitute(line, by=SYSTEM)
