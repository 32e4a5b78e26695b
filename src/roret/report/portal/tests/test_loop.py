"""How far a consultation has come: heard, decided, delivered, measured, told."""

from datetime import timedelta

import pytest

from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Milestone
from roret.commons.records.services import link_records, reach_milestone
from roret.commons.records.tests.factories import record
from roret.foundation import authz, clock
from roret.listen.consultations import services as consultations
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.tests.factories import open_consultation
from roret.report.portal.loop import cases_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(world):
    """A closed consultation, and a record of each later kind on its thread."""
    heard = consultations.close_consultation(open_consultation(world.centre), by=authz.SYSTEM)
    found, earlier = {"consultation": heard}, heard
    for kind in ("decision", "action", "target"):
        found[kind] = record(world.centre, kind=kind)
        link_records(earlier, found[kind], kind=LinkKind.REALISES, by=authz.SYSTEM)
        earlier = found[kind]
    return found


def states(world, thread):
    """Return the states of the five marks."""
    return [mark.state for mark in cases_of([thread["consultation"]], person=world.guest)[0].marks]


def test_a_closed_consultation_has_been_heard_and_no_more(world, thread):
    assert states(world, thread) == ["done", "coming", "coming", "coming", "coming"]


def test_an_open_one_is_being_heard(world):
    case = cases_of([open_consultation(world.centre)], person=world.guest)[0]
    assert (case.marks[0].state, case.reached) == ("current", 0)


def test_each_stage_is_reached_by_its_own_milestone(world, thread):
    steps = (("decision", "decided"), ("action", "started"), ("action", "done"), ("target", "measured"))
    seen = []
    for kind, code in steps:
        reach_milestone(thread[kind], code=code, sentence=code)
        seen.append(states(world, thread)[1:4])
    assert seen == [
        ["done", "coming", "coming"],
        ["done", "current", "coming"],
        ["done", "done", "coming"],
        ["done", "done", "done"],
    ]


def test_it_is_told_when_those_who_took_part_have_heard_of_the_measured_result(world, thread):
    reach_milestone(thread["decision"], code="decided", sentence="Besluttet")
    Milestone.objects.update(spread_at=clock.now())
    assert states(world, thread)[4] == "current"
    reach_milestone(thread["target"], code="measured", sentence="Målt")
    Milestone.objects.update(spread_at=clock.now())
    assert states(world, thread)[4] == "done"


def test_what_the_reader_may_not_see_does_not_count(world, thread):
    reach_milestone(thread["decision"], code="decided", sentence="Hemmeligt")
    type(thread["decision"]).objects.filter(pk=thread["decision"].pk).update(visibility="internal")
    assert states(world, thread)[1] == "coming"


def test_the_days_left_are_counted_to_the_last_day(world):
    made = open_consultation(world.centre, days=40)
    assert (made.days_left, made.closes_soon) == (40, False)
    with clock.at(clock.now() + timedelta(days=34)):
        assert (made.days_left, made.closes_soon) == (6, True)
    with clock.at(made.ends_at - timedelta(minutes=1)):
        assert made.days_left == 0
    with clock.at(made.ends_at + timedelta(days=1)):
        assert made.days_left is None
    assert Consultation().days_left is None
