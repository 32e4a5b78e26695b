"""Many counts in one query."""

import pytest

from roret.commons.records.models import Record
from roret.commons.records.tests.factories import record
from roret.foundation.counting import any_of, counts_of

pytestmark = pytest.mark.django_db


def test_each_is_counted_in_its_order_and_all_in_one_query(world, django_assert_num_queries):
    for title in ("a", "a", "b"):
        record(world.centre, title=title)
    asked = [Record.objects.filter(title=title).order_by("pk").distinct() for title in ("b", "a", "c")]
    with django_assert_num_queries(1):
        assert counts_of([*asked, Record.objects.none(), Record.objects.filter(title="a")[:1]]) == [1, 2, 0, 0, 1]


def test_whether_there_is_any_is_asked_together_too(world, django_assert_num_queries):
    record(world.centre, title="a")
    asked = [Record.objects.filter(title=title) for title in ("b", "a")]
    with django_assert_num_queries(1):
        assert any_of([*asked, Record.objects.none()]) == [False, True, False]
    with django_assert_num_queries(0):
        assert any_of([]) == []


def test_nothing_asked_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert counts_of([]) == []
        assert counts_of([Record.objects.none()]) == [0]
