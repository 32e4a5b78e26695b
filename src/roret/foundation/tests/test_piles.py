"""Piles of work are asked for together: one query says what waits, one more reads it, whatever the number of piles."""

import pytest
from django.db.models import F

from roret.commons.records.models import Record
from roret.commons.records.tests.factories import record
from roret.foundation import clock
from roret.foundation.modules import Waiting
from roret.foundation.piles import Pile, gather

pytestmark = pytest.mark.django_db


def line(thing, row):
    yield Waiting(f"{thing.title} {row.facts['short']} {thing.unit}", "/", row.due)


def pile(prefix, *, due="", most=20):
    def rows(_person):
        return (
            Record.objects.filter(title__startswith=prefix).annotate(short=F("unit__abbreviation")).order_by("-title")
        )

    return Pile(rows, line, Record, due=due, facts=("short",), most=most)


@pytest.fixture
def records(world):
    return [record(world.centre, title=title, begins_at=clock.now()) for title in ("a1", "a2", "b1")]


def test_each_pile_writes_its_own_things_in_its_own_order(records, django_assert_num_queries):
    with django_assert_num_queries(2):
        lines = [one.label for one in gather([pile("b"), pile("a"), pile("c")], None)]
    assert sorted(lines) == ["a1 CAB Centret", "a2 CAB Centret", "b1 CAB Centret"]


def test_a_moment_is_told_as_its_day_here_and_no_day_as_none(records):
    assert {one.due for one in gather([pile("a", due="begins_at")], None)} == {clock.today()}
    assert {one.due for one in gather([pile("a"), pile("b")], None)} == {None}


def test_only_so_many_are_told_the_first_first(records):
    assert [one.label[:2] for one in gather([pile("a", most=1)], None)] == ["a2"]


def test_who_has_nothing_to_do_with_a_pile_is_not_asked(records, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(gather([Pile(lambda _person: None, line, Record)], None)) == []
    assert list(gather([pile("x")], None)) == []
