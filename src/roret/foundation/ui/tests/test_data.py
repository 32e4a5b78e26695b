"""Tables, pages, phases and the other components that show state."""

import re
from datetime import UTC, date, datetime
from types import SimpleNamespace

import django_tables2 as tables
import pytest
from django.core.paginator import Paginator
from django.test import RequestFactory
from django.utils.translation import override

from roret.foundation.ui import parts

from .rendering import render


class People(tables.Table):
    name = tables.Column(verbose_name="Navn")
    age = tables.Column(verbose_name="Alder")
    note = tables.Column(verbose_name="Note", orderable=False)

    caption = "Personer"


def people(query="", *, per_page=2):
    request = RequestFactory().get(f"/personer/?{query}")
    table = People([{"name": name, "age": 1000 + age, "note": ""} for age, name in enumerate("ÅBCA")])
    tables.RequestConfig(request, paginate={"per_page": per_page}).configure(table)
    return render("{% datatable table %}", table=table, request=request)


def test_a_table_is_a_table_with_caption_and_column_headings():
    html = people()

    assert '<caption class="sr-only">Personer</caption>' in html
    assert html.count('<th scope="col"') == 3


def test_sorting_is_a_link_that_keeps_the_rest_of_the_address():
    html = people("q=vej&page=2")

    assert 'href="?q=vej&amp;sort=name"' in html


def test_the_column_that_is_sorted_says_so():
    html = people("sort=-name")

    assert re.findall(r'aria-sort="(\w+)"', html) == ["descending", "none"]


def test_figures_stand_to_the_right_and_know_their_heading():
    html = people()

    assert '<td data-title="Alder" class="align-text-right">1000</td>' in html


class Bodies(tables.Table):
    name = tables.Column(verbose_name="råd", linkify=lambda record: "/raad/")
    statutory = tables.BooleanColumn(verbose_name="lovpligtigt")
    until = tables.Column(verbose_name="til")


def test_the_link_leads_its_card_yes_and_no_are_words_and_what_is_empty_is_marked():
    rows = [
        {"name": "Ældrerådet", "statutory": True, "until": None},
        {"name": "Det andet", "statutory": False, "until": 5},
    ]
    table = Bodies(rows)
    request = RequestFactory().get("/")
    tables.RequestConfig(request).configure(table)
    with override("da"):
        html = render("{% datatable table %}", table=table, request=request)

    assert '<td data-title="Råd" class="cell-lead"><a href="/raad/">Ældrerådet</a></td>' in html
    assert re.findall(r'data-title="Lovpligtigt"[^>]*>(\w+)<', html) == ["Ja", "Nej"]
    assert html.count('class="cell-empty"') == 1


def test_the_pages_of_a_table_are_links():
    html = people("sort=name")

    assert 'href="?sort=name&amp;page=2"' in html


def test_an_empty_table_says_so():
    with override("da"):
        assert "Her er ikke noget endnu." in render("{% datatable t %}", t=People([]))
    assert "<table" not in render("{% datatable t %}", t=People([], empty_text="Ingen"))


def test_django_tables2_uses_the_same_template():
    request = RequestFactory().get("/")

    assert '<caption class="sr-only">Personer</caption>' in People([{"name": "A"}]).as_html(request)


def test_pages_keep_the_address_and_mark_where_one_is():
    page = Paginator(range(200), 10).page(7)

    html = render("{% pagination page %}", page=page)

    assert 'href="?q=vej&amp;side=8"' in html
    assert re.search(r'aria-current="page"[^>]*><span class="sr-only">\w+ </span>7<', html)


def test_one_page_needs_no_links():
    assert render("{% pagination page %}", page=Paginator([1], 10).page(1)).strip() == ""


def test_a_phase_of_the_lifecycle_module_is_understood():
    lifecycle_phase = SimpleNamespace(
        key="open",
        name="Åben",
        begins_at=datetime(2027, 4, 1, tzinfo=UTC),
        ends_at=datetime(2027, 4, 30, tzinfo=UTC),
        reached=True,
        current=True,
    )

    with override("da"):
        html = render("{% phase_line phases %}", phases=[lifecycle_phase])

    assert 'class="phase phase-current"' in html
    assert "d.\xa01.–30.\xa0april\xa02027" in html


def test_readiness_lists_what_is_missing_and_where_to_mend_it():
    missing = SimpleNamespace(what="Skriv en frist", where="/ret/")

    html = render("{% readiness missing %}", missing=[missing])

    assert '<a href="/ret/">Skriv en frist</a>' in html


def test_readiness_says_when_nothing_is_missing():
    with override("da"):
        assert "Alt er på plads." in render("{% readiness missing %}", missing=[])


@pytest.mark.parametrize(("done", "total", "share"), [(37, 212, 17), (0, 0, 0), (5, 4, 100)])
def test_progress_is_a_share_between_nothing_and_all(done, total, share):
    html = render("{% progress done total 'Svar' %}", done=done, total=total)

    assert f'value="{share}" max="100"' in html


def test_each_light_has_its_own_shape_and_its_words():
    html = "".join(render("{% status_light s 'Ord' %}", s=status) for status in ("green", "yellow", "red", "none"))

    assert re.findall(r"#([\w-]+)", html) == ["success", "warning", "error", "help"]
    assert html.count("Ord") == 4


def test_the_last_breadcrumb_is_this_page_and_no_link():
    html = render("{% breadcrumbs c %}", c=[("Forside", "/"), ("Her", "/her/")])

    assert '<a class="breadcrumbs__link" href="/">Forside</a>' in html
    assert "/her/" not in html
    assert html.count('aria-current="page"') == 1


@pytest.mark.parametrize(
    ("name", "content_type", "words"),
    [("plan.pdf", "", "(PDF, 2,4\xa0MB)"), ("", "application/pdf", "(PDF, 2,4\xa0MB)"), ("fil", "", "(2,4\xa0MB)")],
)
def test_a_document_tells_its_kind_and_size(name, content_type, words):
    with override("da"):
        html = render(
            "{% document_link 'Plan' '/f/1' name=name size=2412000 content_type=type %}", name=name, type=content_type
        )

    assert words in re.sub(r"<[^>]+>", "", html)


@pytest.mark.parametrize(
    "value", [parts.Fact("A", "b"), ("A", "b"), {"label": "A", "value": "b"}, SimpleNamespace(label="A", value="b")]
)
def test_parts_are_taken_in_every_natural_shape(value):
    assert parts.coerce([value], to=parts.Fact) == [parts.Fact("A", "b")]


def test_an_unknown_fact_is_a_dash_and_zero_is_zero():
    html = render("{% facts f %}", f=[("A", None), ("B", ""), ("C", 0)])

    assert re.findall(r"<dd>(.*?)</dd>", html) == ["–", "–", "0"]


def test_a_day_without_a_time_is_shown_as_a_day():
    with override("da"):
        html = render("{% thread_list e %}", e=[(date(2027, 1, 4), "Åbnet")])

    assert "d.\xa04.\xa0januar\xa02027<" in html


def menu(*entries):
    return render("{% grouped_menu e label='Arbejdsplads' %}", e=[(*entry, "Registre") for entry in entries])


def test_a_menu_stands_under_its_headings_and_marks_the_most_exact_address():
    entries = [
        ("Min dag", "/medarbejder/", True, "Mit arbejde"),
        ("Svarbord", "/medarbejder/svarbord/", True, "Mit arbejde"),
        ("Sager", "/medarbejder/sager/", False, "Beslut"),
    ]

    html = render("{% grouped_menu e label='Arbejdsplads' %}", e=entries)

    assert re.findall(r'class="menu-group-name"[^>]*>([^<]+)', html) == ["Mit arbejde", "Beslut"]
    assert re.findall(r'href="([^"]+)" aria-current="page"', html) == ["/medarbejder/svarbord/"]


def test_a_long_heading_folds_and_is_open_when_one_reads_a_page_under_it():
    long = [(name, f"/{name}/", False) for name in "abcdef"]

    assert "<details" not in menu(*long[:5])
    assert '<details class="menu-group">' in menu(*long)
    assert '<details class="menu-group" open>' in menu(*long, ("g", "/g/", True))


def test_the_side_menu_marks_the_most_exact_address_only():
    entries = [
        ("Min dag", "/medarbejder/", True),
        ("Høringer", "/medarbejder/hoeringer/", True),
        ("Sager", "/s/", False),
    ]

    html = render("{% side_menu e %}", e=entries)

    assert re.findall(r'href="([^"]+)" aria-current="page"', html) == ["/medarbejder/hoeringer/"]


def test_a_tracker_says_in_words_what_its_dots_show():
    marks = [
        parts.Mark("Hørt", "done", date(2026, 11, 16)),
        ("Besluttet", "current", None, "på dagsordenen"),
        ("Målt",),
    ]
    html = render('{% tracker marks label="Hvor langt?" %}', marks=marks)

    for words in (": nået", ": i gang", ": ikke endnu", "16.11.2026", "på dagsordenen", 'aria-label="Hvor langt?"'):
        assert words in html
    assert html.count("<use ") == 1
