"""Moments come from the database as Django would read them."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from roret.foundation.quick_times import QuickTimes

pytestmark = pytest.mark.django_db


def read(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz", [text])
        return cursor.fetchone()[0]


def test_every_connection_uses_the_quick_reader():
    with connection.cursor() as cursor:
        assert cursor.connection.adapters.get_loader(1184, 0) is QuickTimes
        assert cursor.adapters.get_loader(1184, 0) is QuickTimes


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-04 10:20:30+00", datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC)),
        ("2026-03-04 10:20:30.5+00", datetime(2026, 3, 4, 10, 20, 30, 500_000, tzinfo=UTC)),
        ("2026-07-04 10:20:30.000001+02", datetime(2026, 7, 4, 8, 20, 30, 1, tzinfo=UTC)),
        ("0001-01-02 00:00:00+00", datetime(1, 1, 2, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_to_the_microsecond(text, moment):
    assert read(text) == moment
    assert read(text).tzinfo is UTC


def test_nothing_is_read_as_nothing():
    assert read(None) is None


def test_a_connection_in_another_time_zone_is_read_as_utc_too():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'Europe/Copenhagen'")
    assert read("2026-07-04 10:20:30+00") == datetime(2026, 7, 4, 10, 20, 30, tzinfo=UTC)


def test_a_moment_that_python_has_no_word_for_is_an_error():
    with pytest.raises(Exception, match="timestamp too"):
        read("infinity")
