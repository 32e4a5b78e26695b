"""Dates, times and numbers as Danes write them."""

import datetime as dt
from decimal import Decimal

import pytest
from django import forms
from django.utils import formats, translation

MOMENT = dt.datetime(2027, 1, 4, 9, 5)


@pytest.fixture(autouse=True)
def in_danish():
    with translation.override("da"):
        yield


@pytest.mark.parametrize(
    "written", ["4.1.2027", "04.01.2027", "4-1-2027", "4/1-2027", "4/1/2027", "4.1.27", "4-1-27", "2027-01-04"]
)
def test_a_date_may_be_written_as_people_do(written):
    assert forms.DateField().clean(written) == dt.date(2027, 1, 4)


@pytest.mark.parametrize("written", ["31.2.2027", "2027-13-01", "i morgen", "4.1", "1/4/2027 kl. 9"])
def test_what_is_no_date_is_refused(written):
    with pytest.raises(forms.ValidationError):
        forms.DateField().clean(written)


@pytest.mark.parametrize("written", ["09.05", "9.05", "09:05", "kl. 9.05", "09.05.00"])
def test_a_time_may_be_written_with_a_full_stop(written):
    assert forms.TimeField().clean(written) == dt.time(9, 5)


@pytest.mark.parametrize("written", ["4.1.2027 9.05", "4/1-2027 kl. 09.05", "2027-01-04T09:05", "2027-01-04 09:05"])
def test_a_moment_may_be_written_as_people_do(written):
    cleaned = forms.DateTimeField().clean(written)

    assert cleaned.replace(tzinfo=None) == MOMENT


def test_dates_are_shown_in_danish():
    assert formats.date_format(MOMENT, "DATE_FORMAT") == "4. januar 2027"
    assert formats.date_format(MOMENT, "DATETIME_FORMAT") == "4. januar 2027 kl. 09.05"
    assert formats.date_format(MOMENT, "SHORT_DATE_FORMAT") == "04.01.2027"
    assert formats.time_format(MOMENT, "TIME_FORMAT") == "09.05"
    assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


def test_numbers_have_a_comma_and_years_no_separator():
    assert formats.number_format(Decimal("1234.5"), 2) == "1234,50"
    assert formats.number_format(Decimal("1234.5"), 2, force_grouping=True) == "1.234,50"
    assert formats.localize(2027) == "2027"


def test_a_decimal_is_read_with_a_comma():
    assert forms.DecimalField(localize=True).clean("12,5") == Decimal("12.5")
