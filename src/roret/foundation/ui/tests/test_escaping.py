"""Everything a citizen types is hostile until it is escaped, in every component."""

from datetime import date

import pytest
from django import forms
from django.core.paginator import Paginator

from roret.foundation.ui import charts, parts

from .rendering import HOSTILE, render


class HostileForm(forms.Form):
    name = forms.CharField(label=HOSTILE, help_text=HOSTILE, error_messages={"required": HOSTILE})
    choice = forms.ChoiceField(choices=[(HOSTILE, HOSTILE)], widget=forms.RadioSelect)
    text = forms.CharField(widget=forms.Textarea, required=False)


def hostile_table():
    import django_tables2 as tables

    class Table(tables.Table):
        name = tables.Column(verbose_name=HOSTILE)

    return Table([{"name": HOSTILE}])


DAY = date(2027, 1, 4)
STATION = charts.Station(HOSTILE, HOSTILE, HOSTILE, DAY, HOSTILE, HOSTILE, 3, HOSTILE, HOSTILE)
RING = [(12.5, 55.6), (12.6, 55.6), (12.6, 55.7)]
CASES = {
    "page_heading": ("{% page_heading x lead=x kicker=x %}", {}),
    "button": ('{% button x x %}{% submit x name="n" value=x %}{% back_link x x %}', {}),
    "badge": ("{% badge x %}{% icon 'search' label=x %}", {}),
    "notice": ("{% notice heading=x %}{{ x }}{% endnotice %}", {}),
    "card": ("{% card x x kicker=x meta=x %}{{ x }}{% endcard %}", {}),
    "facts": ("{% facts v %}", {"v": [(HOSTILE, HOSTILE), (HOSTILE, HOSTILE, HOSTILE)]}),
    "empty": ("{% empty x href=x label=x %}", {}),
    "menus": (
        "{% breadcrumbs v %}{% tabs v label=x %}{% side_menu v label=x %}{% grouped_menu v label=x %}{% toc v %}",
        {"v": [(HOSTILE, HOSTILE), (HOSTILE, "")]},
    ),
    "documents": ("{% document_link x x name=x note=x %}{% documents v %}", {"v": [(HOSTILE, HOSTILE)]}),
    "dialog": ("{% dialog 'd' x button=x %}{{ x }}{% enddialog %}{% details x %}{{ x }}{% enddetails %}", {}),
    "copy_link": ("{% copy_link x %}{% source_note source=x definition=x url=x %}", {}),
    "hero": ("{% hero x lead=x kicker=x %}{{ x }}{% endhero %}", {}),
    "steps": ("{% steps v %}", {"v": [parts.Step(HOSTILE, "current", HOSTILE, HOSTILE)]}),
    "phases": ("{% phase_line v %}", {"v": [parts.Phase(HOSTILE, "current", DAY, DAY, HOSTILE)]}),
    "readiness": ("{% readiness v %}", {"v": [parts.Missing(HOSTILE, HOSTILE)]}),
    "progress": ("{% progress 1 2 x %}{% status_light 'red' x reason=x %}", {}),
    "tiles": ("{% stat_tiles v %}", {"v": [(HOSTILE, HOSTILE, HOSTILE, HOSTILE)]}),
    "history": ("{% thread_list v label=x %}", {"v": [(DAY, HOSTILE, HOSTILE, HOSTILE)]}),
    "pagination": ("{% pagination page label=x %}", {"page": Paginator(range(50), 5).page(3)}),
    "table": ("{% datatable table caption=x %}", {"table": hostile_table()}),
    "simple_table": ("{% simple_table x v w %}", {"v": [HOSTILE], "w": [[HOSTILE]]}),
    "form": ("{% form form x action=x autosave=x %}", {"form": HostileForm({"text": HOSTILE})}),
    "bars": (
        "{% bar_chart c %}",
        {"c": charts.BarChart(HOSTILE, [charts.Bar(HOSTILE, 1, HOSTILE, url=HOSTILE)], HOSTILE)},
    ),
    "line": (
        "{% line_chart c %}",
        {
            "c": charts.LineChart(
                HOSTILE, [charts.Point(DAY, 1, HOSTILE, outside=True)], HOSTILE, goal=2, goal_label=HOSTILE
            )
        },
    ),
    "timeline": (
        "{% timeline c %}",
        {
            "c": charts.Timeline(
                HOSTILE, [charts.TimelineRow(HOSTILE, DAY, DAY, "done", HOSTILE, HOSTILE, HOSTILE)], DAY, HOSTILE
            )
        },
    ),
    "thread": ("{% thread_picture c %}", {"c": charts.Thread([charts.Stage("listen", [STATION], HOSTILE)], HOSTILE)}),
    "map": (
        "{% area_map c %}",
        {
            "c": charts.AreaMap(
                HOSTILE,
                [charts.MapArea(HOSTILE, [[RING]], highlighted=True, value=HOSTILE, url=HOSTILE)],
                HOSTILE,
                [charts.MapPoint(HOSTILE, 12.5, 55.6, HOSTILE)],
                HOSTILE,
            )
        },
    ),
    "wheel": (
        "{% annual_wheel c %}",
        {"c": charts.Wheel(HOSTILE, 2027, [charts.WheelEntry(3, HOSTILE, DAY, HOSTILE)])},
    ),
    "markdown": ("{{ x|markdown }}", {}),
}


@pytest.mark.parametrize("name", CASES)
def test_hostile_text_is_shown_and_never_run(name):
    source, values = CASES[name]

    html = render(source, x=HOSTILE, **values)

    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert '"\'&"' not in html


@pytest.mark.parametrize(
    "text",
    [
        "[klik](javascript:alert(1))",
        "[klik](data:text/html;base64,PHNjcmlwdD4=)",
        '<img src=x onerror="alert(1)">',
        "<svg/onload=alert(1)>",
        "![billede](https://spion.example/x.png)",
        '<a href="/" onclick="alert(1)">x</a>',
    ],
)
def test_markdown_lets_no_script_and_no_foreign_picture_through(text):
    from xml.etree import ElementTree as ET

    html = render("{{ text|markdown }}", text=text)

    attributes = {name for node in ET.fromstring(f"<d>{html}</d>").iter() for name in (node.tag, *node.attrib)}
    assert attributes <= {"d", "p", "a", "href", "rel"}
    assert 'href="javascript' not in html
    assert 'href="data' not in html
