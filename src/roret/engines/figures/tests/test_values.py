"""Cells as people write them."""

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roret.engines.figures.csv_dialect import (
    CellError,
    format_date,
    format_number,
    guard,
    parse_date,
    parse_number,
    parse_yes_no,
    unguard,
)


@pytest.mark.parametrize(
    "written",
    [
        "4-1-2027", "04.01.2027", "4/1-2027", "4/1/2027", "4. 1. 2027", "4.1.27", "04-01-27", "2027-01-04",
        "\u00a04-1-2027 ", "4. januar 2027", "d. 4. januar 2027", "4. jan. 2027", "04-01-2027 00:00:00",
        "2027-01-04T00:00",
    ],
)  # fmt: skip
def test_a_day_may_be_written_in_every_danish_way(written):
    assert parse_date(written) == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "date.empty"),
        ("\u00a0", "date.empty"),
        ("i morgen", "date.unreadable"),
        ("4-1", "date.unreadable"),
        ("4. xyz 2027", "date.unreadable"),
        ("04-01-2027 13:30", "date.unreadable"),
        ("31-2-2027", "date.impossible"),
        ("1/31/2027", "date.impossible"),
        ("00-00-0000", "date.impossible"),
    ],
)
def test_what_is_no_day_is_refused_with_a_code(written, code):
    with pytest.raises(CellError) as refused:
        parse_date(written)

    assert refused.value.code == code


def test_two_digits_of_a_year_are_the_nearest_century():
    assert (parse_date("1-1-68").year, parse_date("1-1-69").year) == (2068, 1969)


@given(st.dates())
def test_a_written_day_is_read_back(day):
    assert parse_date(format_date(day, machine=True)) == day


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.234,50", "1234.50"), ("1234,5", "1234.5"), ("1\u00a0234,5", "1234.5"), ("1.234", "1234"), ("-7", "-7"),
        ("\u22127,25", "-7.25"), ("+3", "3"), ("0,05", "0.05"), ("1.234.567,89 kr.", "1234567.89"),
        ("12,5 %", "12.5"), ("250 DKK", "250"), ("007", "7"),
    ],
)  # fmt: skip
def test_a_danish_number_is_read(written, number):
    assert parse_number(written) == Decimal(number)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "number.empty"),
        ("kr.", "number.empty"),
        ("12.5", "number.grouping"),
        ("1.2345", "number.grouping"),
        ("1,234.50", "number.grouping"),
        ("cirka 5", "number.unreadable"),
        ("--5", "number.unreadable"),
        ("NaN", "number.unreadable"),
        ("1e5", "number.unreadable"),
        ("٣", "number.unreadable"),
    ],
)
def test_an_unclear_number_is_refused_rather_than_guessed(written, code):
    with pytest.raises(CellError) as refused:
        parse_number(written)

    assert refused.value.code == code


def test_a_file_made_by_a_machine_may_use_the_decimal_point():
    assert parse_number("55.676098", decimal=".") == Decimal("55.676098")
    assert parse_number("1,234.5", decimal=".") == Decimal("1234.5")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_a_written_number_is_read_back(number):
    assert parse_number(format_number(number)) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_is_written_without_exponent_and_read_back(number):
    assert float(parse_number(format_number(number))) == number


def test_yes_and_no_are_read_and_nothing_else():
    assert [parse_yes_no(text) for text in ("Ja", " j ", "YES", "sand", "1", "x")] == [True] * 6
    assert [parse_yes_no(text) for text in ("nej", "N", "no", "Falsk", "0")] == [False] * 5
    for text, code in (("", "yes_no.empty"), ("måske", "yes_no.unreadable"), ("ja nej", "yes_no.unreadable")):
        with pytest.raises(CellError) as refused:
            parse_yes_no(text)
        assert refused.value.code == code


@pytest.mark.parametrize("text", ["=1+1", "+45 12 34 56 78", "-nej", "@SUM(A1)", "\t=1", "＝1", "- vi er imod"])
def test_what_a_spreadsheet_would_run_is_guarded(text):
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "-1.234,50", "Nej = nej", "", "a@b.dk", "'citat'"])
def test_plain_text_and_numbers_are_left_alone(text):
    assert guard(text) == text


@given(st.text("'=+-@a1 \t", max_size=8))
def test_the_guard_comes_off_exactly(text):
    assert unguard(guard(text)) == text


def test_a_moment_is_shown_in_danish_time():
    assert format_date(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "02-07-2026 00:30"


def test_an_error_tells_its_english_sentence_and_survives_another_process():
    error = CellError("date.impossible", value="31-2-2027")

    assert str(error) == "“31-2-2027” is not a day in the calendar."
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
