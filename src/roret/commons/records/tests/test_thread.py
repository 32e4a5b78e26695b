"""The thread: walked up and down, never sideways, in one query, and only as far as the reader may see."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from roret.commons.records.enums import LinkKind, Stage, Visibility
from roret.commons.records.models import Link, Milestone, Record
from roret.commons.records.picture import thread_picture
from roret.commons.records.selectors import thread, thread_ids
from roret.commons.records.services import link_records, reach_milestone
from roret.commons.records.tests.factories import chain, record
from roret.foundation import authz, clock
from roret.foundation.journal.models import Event
from roret.foundation.ui.svg.thread import describe

pytestmark = pytest.mark.django_db
GUEST = AnonymousUser()


def titles(start, *, person=GUEST):
    return [station.record.title for station in thread(start, person=person).stations]


@pytest.fixture
def four(world):
    made = [record(world.centre, kind, kind=kind) for kind in ("consultation", "matter", "decision", "action")]
    chain(*made)
    return made


def test_it_is_walked_up_down_and_both_ways_in_one_query(four, django_assert_num_queries):
    keys = [one.pk for one in four]
    middle = four[2]
    with django_assert_num_queries(1):
        both = thread_ids(middle)
    assert sorted(both) == keys
    assert sorted(thread_ids(middle, direction="up")) == keys[:3]
    assert sorted(thread_ids(middle.pk, direction="down")) == keys[2:]


def test_the_whole_thread_takes_two_queries_however_long(world, four, django_assert_num_queries):
    chain(four[-1], *[record(world.centre, f"Mål {number}", kind="target") for number in range(20)])
    with django_assert_num_queries(2):
        assert len(thread(four[0], person=GUEST)) == 24


def test_it_never_goes_sideways_through_a_shared_meeting(world):
    ours, theirs = (
        [record(world.centre, f"{kind} {name}", kind=kind) for kind in ("consultation", "matter")]
        for name in ("ours", "theirs")
    )
    meeting = record(world.centre, "meeting", kind="meeting")
    chain(*ours, meeting)
    chain(*theirs, meeting)

    assert set(titles(ours[0])) == {"consultation ours", "matter ours", "meeting"}
    assert len(titles(meeting)) == 5


def test_siblings_under_one_parent_do_not_pull_each_other_in(world):
    parent = record(world.centre, "parent", kind="consultation")
    first, second = (record(world.centre, name, kind="theme") for name in ("first", "second"))
    chain(parent, first, kind=LinkKind.PART_OF)
    chain(parent, second, kind=LinkKind.PART_OF)

    assert titles(first) == ["parent", "first"]


def test_a_ring_of_links_ends(world):
    ring = [record(world.centre, str(number)) for number in range(4)]
    chain(*ring, ring[0])
    assert sorted(thread_ids(ring[0])) == sorted(one.pk for one in ring)


def test_the_stations_stand_in_the_order_of_the_loop_whatever_came_first(world):
    kinds = ("indicator", "target", "action", "matter", "consultation")
    late = [record(world.centre, kind, kind=kind) for kind in kinds]
    chain(*reversed(late))
    found = thread(late[0], person=GUEST)

    # Target and action stand in the same stage; there the kind that came first on the thread stands first.
    assert titles(late[0]) == ["consultation", "matter", "target", "action", "indicator"]
    assert [stage for stage, _stations in found.by_stage()] == list(Stage)
    assert [station.here for station in found.stations] == [False, False, False, False, True]
    assert [len(station.earlier) + len(station.later) for station in found.stations] == [1, 2, 2, 2, 1]


def test_what_a_reader_may_not_see_is_left_out_with_its_links(world, four):
    Record.objects.filter(pk=four[1].pk).update(visibility=Visibility.INTERNAL)
    unpublished = record(world.centre, "kladde", kind="target", published=False)
    chain(four[3], unpublished)

    assert titles(four[0]) == ["consultation", "decision", "action"]
    found = thread(four[0], person=GUEST)
    assert found.stations[0].later == []
    assert len(titles(four[0], person=world.bo)) == 5
    assert len(titles(four[0], person=world.dan)) == 3


def test_linking_twice_is_harmless_and_remembered_once(world, four):
    again = [link_records(four[0], four[1], kind=LinkKind.BASED_ON, by=world.bo) for _time in range(2)]
    assert again[0] == again[1]
    assert Link.objects.filter(upstream=four[0]).count() == 1
    assert Event.objects.filter(type="record.linked").count() == 3


def test_only_who_works_with_the_later_record_links_it(world, four):
    with pytest.raises(PermissionDenied):
        link_records(four[0], four[3], kind=LinkKind.BASED_ON, by=world.dan)
    with pytest.raises(PermissionDenied):
        link_records(four[0], four[3], kind=LinkKind.BASED_ON, by=world.ane)
    assert link_records(four[0], four[3], kind=LinkKind.BASED_ON, by=world.bo).made_by == "Bo Damgaard"


def test_a_milestone_is_reached_once_and_shows_in_the_picture(four):
    first = reach_milestone(four[1], code="answered", sentence="Det er besvaret")
    assert reach_milestone(four[1], code="answered", sentence="Igen") == first
    assert Event.objects.filter(type="record.milestone").count() == 1

    drawn = thread_picture(four[1], person=GUEST)
    stations = {station.title: station.done for stage in drawn.stages for station in stage.stations}
    assert stations == {"consultation": True, "matter": True, "decision": True, "action": False}
    assert all(stage.empty for stage in drawn.stages)


def test_what_is_still_open_has_not_been_heard_and_its_invitation_is_no_report_back(world):
    found = record(world.centre, "Svar nu", kind="consultation")
    Record.objects.filter(pk=found.pk).update(ends_at=clock.now() + timedelta(days=9))
    found = Record.objects.get(pk=found.pk)
    reach_milestone(found, code="opened", sentence="Åben")
    Milestone.objects.update(spread_at=clock.now())
    drawn = describe(thread_picture(found, person=GUEST))
    assert [stage["state"] for stage in drawn["stages"]] == ["now", "coming", "coming", "coming", "coming"]

    Record.objects.filter(pk=found.pk).update(ends_at=clock.now() - timedelta(days=1))
    reach_milestone(found, code="answered", sentence="Besvaret")
    Milestone.objects.update(spread_at=clock.now())
    drawn = describe(thread_picture(Record.objects.get(pk=found.pk), person=GUEST))
    assert [stage["state"] for stage in drawn["stages"]] == ["done", "skipped", "skipped", "skipped", "done"]


def test_many_of_a_kind_stand_together_in_the_picture_but_never_the_one_looked_at(world, four):
    chain(four[2], *[record(world.centre, f"Indsats {number}", kind="action") for number in range(5)])
    drawn = thread_picture(four[3], person=GUEST)
    shown = [station for stage in drawn.stages for station in stage.stations]
    assert [station.current for station in shown].count(True) == 1
    drawn = thread_picture(four[2], person=GUEST)
    delivered = next(stage.stations for stage in drawn.stages if stage.key == "deliver")
    assert [station.number for station in delivered] == [""]
    assert "6" in delivered[0].title


def test_everything_is_visible_to_the_house_and_nothing_of_a_body_to_strangers(world):
    closed = record(world.centre, body=world.council, visibility=Visibility.MEMBERS)
    seen = {key for key in world.personas if Record.objects.visible_to(world.fresh(key)).filter(pk=closed.pk).exists()}
    assert seen == {
        "bo", "cia", "editor", "controller", "director", "member", "secretary", "privacy_officer",
        "operator_in_session", "token",
    }  # fmt: skip
    assert Record.objects.visible_to(authz.SYSTEM).filter(pk=closed.pk).exists()


def test_the_thread_of_a_whole_shows_what_its_parts_came_from(world):
    action, agreement = record(world.centre, kind="action"), record(world.centre, kind="agreement")
    targets = [record(world.centre, kind="target") for _ in range(2)]
    for target in targets:
        link_records(agreement, target, kind=LinkKind.PART_OF, by=authz.SYSTEM)
    link_records(action, targets[0], kind=LinkKind.TARGETS, by=authz.SYSTEM)

    assert set(thread_ids(agreement)) == {action.pk, agreement.pk, *(target.pk for target in targets)}
    assert thread_ids(agreement, direction="up") == [agreement.pk]
    assert set(thread_ids(targets[1])) == {agreement.pk, targets[1].pk}
