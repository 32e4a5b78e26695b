"""Numbers, dates and times as people read them."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.template import Context, Engine, engines
from django.utils.translation import override

from roret.foundation.ui import formats, markdown

S = "\xa0"


@pytest.mark.parametrize(
    ("value", "decimals", "danish", "english"),
    [
        (1234567, None, "1.234.567", "1,234,567"),
        (1234.5, None, "1.234,5", "1,234.5"),
        (2.0, None, "2", "2"),
        (Decimal("12.345"), None, "12,35", "12.35"),
        (12.36, 1, "12,4", "12.4"),
        (99.95, 1, "100,0", "100.0"),
        (-0.001, None, "0", "0"),
        (10**15, None, "1.000.000.000.000.000", "1,000,000,000,000,000"),
        (7, 1, "7,0", "7.0"),
        (-1500, None, "−1.500", "−1,500"),
        (None, None, "–", "–"),
    ],
)
def test_numbers_follow_the_language(value, decimals, danish, english):
    with override("da"):
        assert formats.number(value, decimals=decimals) == danish
    with override("en"):
        assert formats.number(value, decimals=decimals) == english


def test_per_cent_has_a_space_in_danish_only():
    with override("da"):
        assert formats.percent(12.5) == f"12,5{S}%"
        assert formats.with_unit(83, unit="%") == f"83{S}%"
    with override("en"):
        assert formats.percent(12.5) == "12.5%"


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 byte"), (999, "999 byte"), (1000, f"1{S}kB"), (48_200, f"48{S}kB"), (2_412_000, f"2,4{S}MB"),
     (31_000_000, f"31{S}MB"), (5_200_000_000_000, f"5.200{S}GB"), (None, "")],
)  # fmt: skip
def test_a_size_is_told_in_the_unit_that_fits(size, text):
    with override("da"):
        assert formats.file_size(size) == text


def test_days_and_times_are_danish():
    summer = datetime(2027, 7, 4, 12, 30, tzinfo=UTC)

    with override("da"):
        assert formats.day(date(2027, 1, 4)) == f"d.{S}4.{S}januar{S}2027"
        assert formats.moment(summer) == f"d.{S}4.{S}juli{S}2027 kl.{S}14.30"
        assert formats.clock(time(9, 5)) == f"kl.{S}09.05"
        assert formats.short_day(date(2027, 1, 4)) == "4.1.2027"
        assert formats.month(date(2027, 1, 4)) == "januar 2027"


def test_days_and_times_are_english():
    with override("en"):
        assert formats.day(date(2027, 1, 4)) == f"4{S}January{S}2027"
        assert formats.clock(time(14, 30)) == "14:30"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2027, 1, 4), date(2027, 1, 8), f"d.{S}4.–8.{S}januar{S}2027"),
        (date(2027, 1, 4), date(2027, 2, 8), f"d.{S}4.{S}januar – 8.{S}februar{S}2027"),
        (date(2026, 12, 4), date(2027, 2, 8), f"d.{S}4.{S}december{S}2026 – 8.{S}februar{S}2027"),
        (date(2027, 1, 4), date(2027, 1, 4), f"d.{S}4.{S}januar{S}2027"),
        (date(2027, 1, 4), None, f"fra d.{S}4.{S}januar{S}2027"),
        (None, date(2027, 1, 4), f"til og med d.{S}4.{S}januar{S}2027"),
        (None, None, ""),
    ],
)
def test_a_period_says_nothing_twice(start, end, text):
    with override("da"):
        assert formats.period(start, end) == text


def test_nothing_is_shown_for_no_date():
    assert [f(None) for f in (formats.day, formats.short_day, formats.month, formats.clock, formats.moment)] == [""] * 5


def test_the_highest_heading_of_a_text_is_of_the_third_level():
    assert "<h3>Et</h3>" in markdown.to_html("# Et\n\n## To")
    assert "<h4>To</h4>" in markdown.to_html("# Et\n\n## To")
    assert "<h3>To</h3>" in markdown.to_html("## To")
    assert "<h6>Dybt</h6>" in markdown.to_html("# a\n\n###### Dybt")


def test_a_wide_table_in_a_text_scrolls_by_itself_and_by_keyboard():
    html = markdown.to_html("| A | B |\n|---|---|\n| 1 | 2 |")
    assert html.startswith(
        '<div class="table--responsive-scroll" tabindex="0" role="region" aria-label="Tabel i teksten">'
    )
    assert html.count("</table></div>") == 1


def test_markdown_makes_lists_tables_and_breaks():
    html = markdown.to_html("en\nto\n\n- a\n- b\n\n|A|B|\n|-|-|\n|1|2|")

    assert "<br>" in html
    assert html.count("<li>") == 2
    assert "<td>2</td>" in html


def test_no_text_is_no_html():
    assert markdown.to_html(None) == markdown.to_html("") == ""


PATTERNS = (
    "j. F Y",
    "j. F",
    "l j. F Y",
    "Y-m-d",
    "D",
    "j.n.Y",
    "j. b",
    "F Y",
    "jS M y",
    "DATE_FORMAT",
    r"\d\a\g j",
    "",
)
TIMED = ("j. F Y H.i", "c", "DATETIME_FORMAT", "d P")
LATE = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
"""In Denmark it is the next year already."""


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("value", "patterns"),
    [
        (datetime(2026, 3, 4, 23, 30, tzinfo=UTC), PATTERNS + TIMED),
        (LATE, PATTERNS + TIMED),
        (datetime(2026, 5, 1, 8), PATTERNS + TIMED),
        (date(2026, 2, 28), PATTERNS),
        *((value, PATTERNS) for value in (None, "", "2026", 7)),
    ],
)
def test_the_date_filter_says_what_djangos_own_says_without_the_danish_full_stop_in_english(value, patterns, language):
    source = "{{ value|date:pattern }}"
    own = Engine().from_string(source)
    with override(language):
        for pattern in patterns * 2:
            told = engines["django"].from_string(source).render({"value": value, "pattern": pattern})
            there = pattern if language == "da" else pattern.replace("j. ", "j ")
            assert told == own.render(Context({"value": value, "pattern": there}))
