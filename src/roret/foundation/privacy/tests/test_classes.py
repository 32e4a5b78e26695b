"""Every column has a class, pseudonyms need their key, months are calendar months."""

from datetime import UTC, datetime

import pytest

from roret.foundation.journal.models import Detail
from roret.foundation.privacy import pseudonym, unclassified_fields
from roret.foundation.privacy.classes import PrivacyClass, classify
from roret.foundation.privacy.outside import unclassified_tables
from roret.foundation.privacy.subjects import kept_since, months_before

pytestmark = pytest.mark.unit


def test_every_column_of_the_house_has_a_privacy_class():
    assert unclassified_fields() == []


def test_every_table_of_a_library_is_described():
    assert unclassified_tables() == []


def test_a_class_is_found_with_its_time():
    found = {one.field: one for one in classify(Detail)[0]}
    assert found["data"].privacy == PrivacyClass.PERSONAL
    assert found["data"].keep_months == 60
    assert found["expires_at"].privacy == PrivacyClass.PLAIN


def test_a_pseudonym_is_always_the_same_and_needs_the_key(settings):
    first = pseudonym("251248-9996")
    assert first == pseudonym("251248-9996") != pseudonym("251248-9997")
    assert len(first) == 64
    assert "251248" not in first
    settings.PSEUDONYM_KEY = "another key" * 4
    assert pseudonym("251248-9996") != first


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ((2027, 3, 31), 1, (2027, 2, 28)),
        ((2028, 3, 31), 1, (2028, 2, 29)),
        ((2027, 1, 15), 12, (2026, 1, 15)),
        ((2027, 1, 15), 1, (2026, 12, 15)),
    ],
)
def test_months_are_calendar_months(day, months, expected):
    assert months_before(datetime(*day, tzinfo=UTC), months) == datetime(*expected, tzinfo=UTC)


def test_how_long_a_table_is_kept_comes_from_its_own_class():
    assert kept_since(Detail, datetime(2027, 5, 1, tzinfo=UTC)) == datetime(2022, 5, 1, tzinfo=UTC)
