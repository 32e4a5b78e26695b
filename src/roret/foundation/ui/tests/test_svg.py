"""The drawings: well-formed, to scale, and with the same figures as their tables."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.utils.translation import override

from roret.foundation.ui import charts
from roret.foundation.ui.gallery import pictures
from roret.foundation.ui.svg import area_map, bars, lines, scale, thread, timeline, wheel

from .rendering import render

DRAWN = {
    "bar_chart": pictures.bars(),
    "line_chart": pictures.line(),
    "timeline": pictures.plan(),
    "thread_picture": pictures.thread(),
    "area_map": pictures.area_map(),
    "annual_wheel": pictures.wheel(),
}


@pytest.mark.parametrize("tag", DRAWN)
def test_a_picture_is_well_formed_and_carries_no_style_of_its_own(tag):
    html = render(f"{{% {tag} c %}}", c=DRAWN[tag])

    ET.fromstring(re.sub(r" (hidden|open|popover)(?=[ >])", "", html))
    assert "style=" not in html
    assert "fill=" not in html


@pytest.mark.parametrize("tag", ["line_chart", "area_map", "annual_wheel"])
def test_a_drawing_speaks_its_title(tag):
    html = render(f"{{% {tag} c %}}", c=DRAWN[tag])

    assert re.search(r'<svg[^>]*role="(?:img|group)"[^>]*><title>\w', html)


@pytest.mark.parametrize("tag", ["bar_chart", "line_chart", "timeline"])
def test_every_chart_has_its_figures_as_a_table(tag):
    assert "<table" in render(f"{{% {tag} c %}}", c=DRAWN[tag])


def test_bars_are_to_scale():
    chart = charts.BarChart("T", [charts.Bar("A", 40), charts.Bar("B", 10), charts.Bar("C", 0)])

    assert re.findall(r'bar-body"[^>]*width="([\d.]+)%"', bars.draw(chart)) == ["100.00", "25.00"]


def test_a_hidden_bar_shows_no_length_and_says_hidden():
    chart = charts.BarChart("T", [charts.Bar("A", None), charts.Bar("B", 8)])

    with override("da"):
        assert bars.draw(chart).count("bar-body") == 1
        assert [row[1] for row in bars.table(chart)["rows"]] == ["skjult", "8"]


def test_no_bars_are_no_error():
    assert bars.draw(charts.BarChart("T", [])) == '<ol class="bars"></ol>'


def test_the_line_breaks_where_nothing_was_measured():
    points = [charts.Point(date(2027, month, 1), value) for month, value in ((1, 1), (2, 2), (3, None), (4, 3), (5, 4))]

    path = re.search(r'class="plot-line" d="([^"]+)"', lines.draw(charts.LineChart("T", points))).group(1)

    assert path.count("M") == 2


def test_a_higher_value_stands_higher():
    points = [charts.Point(date(2027, 1, 1), 10), charts.Point(date(2027, 2, 1), 20)]

    frame, _marks = lines.frame_of(charts.LineChart("T", points), points)

    assert frame.y(20) < frame.y(10)
    assert frame.x(points[0].when.toordinal()) == 0
    assert frame.x(points[1].when.toordinal()) == 100


@pytest.mark.parametrize("values", [[5], [0, 0], [-3, 4], [1e-9, 2e-9], [10**9, 10**9 + 1], [99.5, 100]])
def test_every_value_fits_in_the_frame(values):
    points = [charts.Point(date(2027, 1, 1 + index), value) for index, value in enumerate(values)]

    frame, _marks = lines.frame_of(charts.LineChart("T", points, goal=max(values)), points)

    assert all(lines.TOP - 0.01 <= frame.y(value) <= lines.HEIGHT - lines.BOTTOM + 0.01 for value in values)


def test_a_point_outside_the_limits_is_marked_by_more_than_colour():
    with override("da"):
        chart = pictures.line()
        assert lines.draw(chart).count("plot-outside-ring") == 1
        assert any("uden for grænserne" in row[2] for row in lines.table(chart)["rows"])


def test_goal_and_limits_stand_in_the_table_too():
    with override("da"):
        rows = lines.table(pictures.line())["rows"]

    assert ("Mål", "80\xa0%", "") in rows
    assert ("Nedre grænse", "56\xa0%", "") in rows


def test_the_chart_is_told_in_a_sentence():
    with override("da"):
        assert lines.summary(pictures.line()) == "Fra 62\xa0% i januar 2026 til 83\xa0% i april 2027."


def test_nothing_measured_is_said_and_not_drawn():
    with override("da"):
        html = render("{% line_chart c %}", c=charts.LineChart("T", [charts.Point(date(2027, 1, 1), None)]))

    assert "Intet er målt endnu." in html
    assert "plot-line" not in html


def test_a_timeline_shows_whole_months_and_today():
    chart = charts.Timeline(
        "T", [charts.TimelineRow("A", date(2027, 2, 10), date(2027, 3, 5))], today=date(2027, 2, 15)
    )

    span = timeline.span_of(chart)

    assert (span.first, span.last) == (date(2027, 2, 1), date(2027, 4, 1))
    assert timeline.draw(chart).count('gantt-today"') == 1


def test_today_outside_the_plan_is_not_drawn():
    chart = charts.Timeline("T", [charts.TimelineRow("A", date(2027, 2, 1), date(2027, 3, 1))], today=date(2029, 1, 1))

    assert "gantt-today" not in timeline.draw(chart)


def test_a_row_that_ends_before_it_starts_is_still_drawn():
    chart = charts.Timeline("T", [charts.TimelineRow("A", date(2027, 5, 1), date(2027, 3, 1))])

    widths = [float(width) for width in re.findall(r'gantt-bar[^>]*width="([\d.]+)%"', timeline.draw(chart))]
    assert widths
    assert all(0 < width <= 100 for width in widths)


def test_the_thread_marks_where_one_is_and_how_far_it_has_come():
    picture = thread.describe(pictures.thread())

    here = [station["number"] for stage in picture["stages"] for station in stage["stations"] if station["here"]]
    assert here == ["2027-000031"]
    assert [stage["state"] for stage in picture["stages"]] == ["done", "done", "done", "done", "coming"]


def test_a_stage_without_records_between_others_is_skipped_not_coming():
    stages = [charts.Stage("listen", [charts.Station("Høring", "1", "T")]), charts.Stage("decide")]
    stages.append(charts.Stage("deliver", [charts.Station("Plan", "2", "T", done=False)]))

    assert [stage["state"] for stage in thread.describe(charts.Thread(stages))["stages"]] == ["done", "skipped", "now"]


def test_the_record_one_stands_on_is_no_link_to_itself():
    station = charts.Station("Sag", "7", "Titlen", url="/sag/7/")

    html = render("{% thread_picture t %}", t=charts.Thread([charts.Stage("decide", [station])], current="7"))

    assert 'href="/sag/7/"' not in html
    assert 'aria-current="true"' in html


def test_what_stands_behind_a_station_is_counted_in_words():
    with override("da"):
        html = render("{% thread_picture t %}", t=pictures.thread())

    assert "212 svar" in html
    assert "10\xa0indsatser" in html


def test_a_map_keeps_its_proportions():
    """At 60 degrees north one degree of longitude is half as long as one of latitude."""
    projection, height = area_map.projection_of([(10.0, 59.9), (10.4, 60.1)])

    (x1, y1), (x2, y2) = projection.place((10.0, 60.0)), projection.place((10.2, 60.1))

    assert (x2 - x1) == pytest.approx(y1 - y2, rel=0.01)
    assert height > 0


def test_the_middle_of_an_area_is_its_centre_of_mass():
    square = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]

    assert area_map.middle(charts.MapArea("A", [[square]])) == pytest.approx((1.0, 1.0))


def test_highlighted_areas_are_numbered_as_in_the_list():
    picture = pictures.area_map()

    assert re.findall(r'map-number"[^>]*>(\d)<', area_map.draw(picture)) == ["1", "2"]
    assert [entry["name"] for entry in area_map.legend(picture)] == ["Havnen", "Åparken"]


def test_a_map_of_nothing_says_so():
    with override("da"):
        assert "Intet område er tegnet." in area_map.draw(charts.AreaMap("T", []))


def test_the_wheel_has_twelve_months_and_marks_this_one():
    drawing = wheel.draw(pictures.wheel())

    assert drawing.count("wheel-sector") == 12
    assert drawing.count("is-now") == 1
    assert drawing.count("wheel-mark") == len(pictures.wheel().entries)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 100, [0, 25, 50, 75, 100]),
        (0, 7, [0, 2, 4, 6, 8]),
        (52, 88, [50, 60, 70, 80, 90]),
        (5, 5, [5, 5.25, 5.5, 5.75, 6]),
    ],
)
def test_axes_have_round_numbers(low, high, expected):
    assert scale.ticks(low, high) == expected


def test_labels_that_would_meet_are_moved_apart():
    assert scale.spread([10, 12, 40], gap=15) == [10, 25, 40]


def test_a_trend_leaves_a_gap_where_nothing_was_measured_and_is_nothing_for_one_value():
    svg = render("{% trend values %}", values=[1.0, 2.0, None, 4.0, 3.0])
    assert svg.count("<polyline") == 2
    assert 'aria-hidden="true"' in svg
    assert render("{% trend values %}", values=[1.0, None]) == ""
    assert "nan" not in render("{% trend values %}", values=[2.0, 2.0])
