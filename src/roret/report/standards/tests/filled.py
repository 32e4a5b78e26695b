"""A municipality in which every kind of object of the two standards is told, made through the services."""

from datetime import date, timedelta
from typing import Any

from roret.commons.areas import services as areas
from roret.commons.bodies import services as bodies
from roret.commons.bodies.models import Membership
from roret.commons.meetings import services as meetings
from roret.commons.meetings.models import Meeting
from roret.commons.meetings.tests.factories import meeting
from roret.commons.organisation import services as organisation
from roret.commons.records.services import add_attachment
from roret.decide.matters.services import create_matter
from roret.decide.matters.tests.factories import decide, on_agenda, ready
from roret.foundation import authz, clock

SYSTEM = authz.SYSTEM


def fill(world: Any, *, seats: int = 2, held: int = 1) -> Meeting:
    """Make areas, a body with seats, a unit that ended, a decided matter with a document, and meetings; return the first."""
    division = areas.create_division(by=SYSTEM, name="Bydele")
    ring = [[12.5, 55.7], [12.6, 55.7], [12.6, 55.8], [12.5, 55.7]]
    outline = {"type": "Polygon", "coordinates": [ring]}
    area = areas.create_area(by=SYSTEM, division=division, name="Nørrebro", code="3", outline=outline)
    bodies.update_body(
        world.committee, by=SYSTEM, term_begins=date(2026, 1, 1), term_ends=date(2029, 12, 31), area=area
    )
    old = organisation.create_unit(by=SYSTEM, name="Den gamle forvaltning", kind="administration")
    organisation.rename_unit(old, by=SYSTEM, on=clock.today(), name="Den nye forvaltning")
    seat(world.committee, seats)
    with clock.at(clock.now() - timedelta(days=20)):
        first, *_others = [_decided_meeting(world, area) for _number in range(held)]
        return first


def _decided_meeting(world: Any, area: Any) -> Meeting:
    matter = ready(world)
    matter.areas.add(area)
    add_attachment(matter, by=SYSTEM, title="Notat om stien", text="Stien er tre meter bred.")
    matter, at = on_agenda(world, matter)
    add_attachment(at, by=SYSTEM, title="Kørselsvejledning", text="Tag bus 5C.")
    with clock.at(at.begins_at + timedelta(hours=4)):
        decide(matter, at)
    return at


def seat(body: Any, seats: int) -> list[Membership]:
    """Seat so many people in a body, the first with a substitute behind her."""
    post = bodies.create_post(body, by=SYSTEM, label="Medlem", seats=seats, source="council")
    made = [
        bodies.appoint_member(post, by=SYSTEM, name=f"Anna {number}", on_behalf_of="Listen", begins_on=date(2026, 1, 1))
        for number in range(seats)
    ]
    bodies.appoint_member(post, by=SYSTEM, name="Bent", substitute_for=made[0], substitute_order=1)
    return made


def closed_things(world: Any) -> None:
    """Make what must not be told: a draft meeting, an agenda that is not out, closed items, a closed meeting, a draft matter."""
    create_matter(by=SYSTEM, unit=world.centre, body=world.committee, title="HEMMELIG kladde")
    begins = clock.now() + timedelta(days=20)
    meetings.create_meeting(by=SYSTEM, body=world.committee, begins_at=begins, title="HEMMELIG plan", announce=False)
    waiting = meeting(world.committee, days=30)
    meetings.put_on_agenda(waiting, by=SYSTEM, title="HEMMELIG før tid")
    add_attachment(waiting, by=SYSTEM, title="HEMMELIG bilag", text="x")
    out = meeting(world.committee, days=40)
    meetings.put_on_agenda(out, by=SYSTEM, title="HEMMELIG personsag", closed=True)
    meetings.put_on_agenda(out, by=SYSTEM, title="Et åbent punkt")
    meetings.publish_agenda(out, by=SYSTEM)
    behind = meeting(world.committee, days=50, closed=True)
    meetings.put_on_agenda(behind, by=SYSTEM, title="HEMMELIG for lukkede døre")
    meetings.publish_agenda(behind, by=SYSTEM)
    add_attachment(behind, by=SYSTEM, title="HEMMELIG for lukkede døre", text="x")
