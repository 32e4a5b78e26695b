"""Minutes for tests, brought to where they stand through the services."""

from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from roret.commons.bodies import services as bodies
from roret.commons.bodies.enums import SeatSource
from roret.commons.meetings import services as meetings
from roret.commons.meetings.models import Meeting
from roret.commons.meetings.tests.factories import meeting
from roret.decide.minutes import services
from roret.decide.minutes.models import Entry, Minutes, Version
from roret.decide.minutes.services import MotionRow, Written
from roret.foundation import authz, clock

PARTIES = {"Anna": "Rød", "Bent": "Rød", "Carl": "Grøn", "Dorte": "Blå", "Erik": ""}
SECRET = "Køb af Fabriksvej 7"
SECRET_WORDS = ("Fabriksvej", "Prisen er hemmelig", "Ejendomsudvalget protesterer", "Lukket forslag")


def seat(body: Any, *, users: Any = ()) -> None:
    """Seat five people of three parties and one independent in a body."""
    post = bodies.create_post(body, by=authz.SYSTEM, label="Medlem", seats=len(PARTIES), source=SeatSource.COUNCIL)
    for number, (name, party) in enumerate(PARTIES.items()):
        user = users[number] if number < len(users) else None
        bodies.appoint_member(post, by=authz.SYSTEM, name=name, on_behalf_of=party, user=user)


def held(body: Any, *titles: str, closed: str = "", users: Any = (), put: Any = None, **values: Any) -> Meeting:
    """Call a meeting ten days ago with open items and, where one is named, a closed one last; publish its agenda."""
    with clock.at(clock.now() - timedelta(days=20)):
        seat(body, users=users)
        found = meeting(body, days=10, **values)
        for title in titles:
            meetings.put_on_agenda(found, by=authz.SYSTEM, title=title)
        if closed:
            meetings.put_on_agenda(found, by=authz.SYSTEM, title=closed, closed=True)
        if put:
            put(found)
        meetings.publish_agenda(found, by=authz.SYSTEM)
        return meetings.call_meeting(found, by=authz.SYSTEM)


@contextmanager
def during(found: Meeting, *, minutes: int = 60):
    """Let the services believe that the meeting has been going on for a while, and that everybody is there."""
    with clock.at(found.begins_at + timedelta(minutes=minutes)):
        meetings.note_all_present(found, by=authz.SYSTEM)
        yield


def begun(found: Meeting) -> Minutes:
    """Begin the minutes of a meeting."""
    return services.begin_minutes(found, by=authz.SYSTEM)


def entry(minutes: Minutes, number: int = 1) -> Entry:
    """Return the entry of an item."""
    return Entry.objects.get(minutes=minutes, item__number=number)


def adopted(one: Entry, *, by: Any = authz.SYSTEM, text: str = "", votes: Any = None, **more: Any) -> Entry:
    """Write that an item was adopted."""
    row = MotionRow("main", text, "adopted", "voted" if votes else "unanimous", votes or {})
    return services.save_entry(one, by=by, written=Written(motions=[row, *more.pop("amendments", ())], **more))


def approved(minutes: Minutes, *, by: Any = authz.SYSTEM) -> Version:
    """Adopt what is not decided, write down the times, and approve the minutes."""
    found = minutes.meeting
    for one in Entry.objects.filter(minutes=minutes, decision=None, motions__result="", motions__recommendation=None):
        adopted(one)
    services.note_times(minutes, by=by, started_at=found.begins_at, ended_at=found.begins_at + timedelta(hours=2))
    with clock.at(found.begins_at + timedelta(days=1)):
        return services.approve_minutes(minutes, by=by, approval="chair", on=clock.today())


def published(minutes: Minutes, *, by: Any = authz.SYSTEM) -> Minutes:
    """Approve and publish minutes."""
    version = approved(minutes, by=by)
    with clock.at(version.approved_at):
        return services.publish_minutes(minutes, by=by)
