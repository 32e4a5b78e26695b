"""Who took part: counted when it closes, hidden where it would point at someone, held against the population."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from roret.commons.areas.models import Area, Division
from roret.foundation import authz, clock
from roret.foundation.errors import ImportRefused, NotPossible
from roret.foundation.journal.models import Event
from roret.foundation.testing.jobs import run_jobs
from roret.listen.consultations import services as consultations
from roret.listen.contributions import services as contributions
from roret.listen.contributions.tests.factories import open_consultation, sent
from roret.listen.white_papers import services as white_papers
from roret.report.participation import selectors, services, tasks
from roret.report.participation.models import Figures, Population, YearFigures

pytestmark = pytest.mark.django_db


@pytest.fixture
def districts():
    division = Division.objects.filter(order=1).first() or Division.objects.create(name="Bydele", order=1)
    return {name: Area.objects.create(division=division, name=name) for name in ("Nordby", "Sydby", "Vestby")}


def population(districts, rows, *, by=authz.SYSTEM):
    data = ("area;age_band;people\n" + "\n".join(rows)).encode()
    division = next(iter(districts.values())).division
    return services.import_population(
        division, by=by, data=data, filename="folk.csv", source="Danmarks Statistik, FOLK1A", as_of=date(2026, 1, 1)
    )


def closed(made):
    """Close it, and do what is set off after the commit."""
    made = consultations.close_consultation(made, by=authz.SYSTEM)
    tasks.take_figures.enqueue(consultation_id=made.pk)
    return made


def answered(unit, districts, *, north=30, south=12, **content):
    """A closed consultation with so many responses from each of two districts."""
    made = open_consultation(unit)
    for name, count in (("Nordby", north), ("Sydby", south)):
        for number in range(count):
            sent(made, f"Svar {number} fra {name}", area=districts[name], email=f"{name}{number}@by.example", **content)
    return closed(made)


def test_it_is_counted_when_it_closes_and_the_year_with_it(world, districts):
    made = answered(world.centre, districts)
    run_jobs()

    data = Figures.objects.get().data
    assert data["received"] == 42
    assert data["areas"] == [["Nordby", 30], ["Sydby", 12]]
    assert data["channels"][0] == ["Web", 42]
    assert data["senders"]["kinds"] == [["new", 42], ["returning", 0]]
    assert YearFigures.objects.get().year == made.closed_at.year
    assert Event.objects.filter(type="participation.taken").exists()


def test_a_small_group_is_hidden_and_so_is_what_would_give_it_away(world, districts):
    answered(world.centre, districts, north=30, south=3)
    run_jobs()

    assert Figures.objects.get().data["areas"] == [["Nordby", None], ["Sydby", None]]


def test_the_figures_hold_no_address_and_no_name(world, districts):
    answered(world.centre, districts, author_name="Kirstine")
    run_jobs()

    kept = str(Figures.objects.values().get()) + str(YearFigures.objects.values().get())
    assert "@" not in kept
    assert "Kirstine" not in kept


def test_a_sender_is_known_again_by_the_address_however_it_is_written(world, districts):
    first = open_consultation(world.centre)
    for number in range(8):
        sent(first, f"Svar {number}", email=f" Ane{number}@BY.example".strip())
    consultations.close_consultation(first, by=authz.SYSTEM)
    with clock.at(clock.now() + timedelta(days=60)):
        second = open_consultation(world.centre)
        for number in range(14):
            sent(second, f"Svar {number}", email=f"ane{number}@by.example")
        sent(second, "Uden adresse")
        figures = services.take_figures(second, by=authz.SYSTEM)

    assert figures.data["senders"] == {"known": 14, "kinds": [["new", 6], ["returning", 8]]}


def test_who_is_far_below_the_share_of_the_population_is_found(world, districts):
    population(districts, ["Nordby;;10.000", "Sydby;;40.000", "Vestby;;10.000"])
    made = answered(world.centre, districts, north=30, south=12)
    run_jobs()

    unheard = Figures.objects.get().data["not_heard"]
    assert [(one["name"], one["expected"], one["got"], one["caution"]) for one in unheard] == [
        ("Vestby", 7, 0, True), ("Sydby", 28, 12, False),
    ]  # fmt: skip
    assert Figures.objects.get().data["population"]["source"] == "Danmarks Statistik, FOLK1A"
    assert made


def test_without_a_population_nobody_is_said_not_to_be_heard(client, world, districts):
    made = answered(world.centre, districts)
    run_jobs()

    assert Figures.objects.get().data["not_heard"] == []
    page = client.get(reverse("public:participation-consultation", args=[made.number])).content.decode()
    assert "ikke kendt" in page


def test_age_bands_add_up_over_the_districts(districts):
    population(districts, ["Nordby;18-29;100", "Sydby;18-29;200", "Sydby;75-;50"])

    assert selectors.population_by_age() == {"18 til 29": 300, "75 eller ældre": 50}
    assert selectors.population_by_area() == {"Nordby": 100, "Sydby": 250}


@pytest.mark.parametrize(
    "row",
    ["Østby;;100", "Nordby;unge;100", "Nordby;;mange", "Nordby;;-4", "Nordby;;1,5", "Nordby;;1\nNordby;alle;2"],
)
def test_a_bad_row_is_named_and_nothing_is_changed(districts, row):
    population(districts, ["Nordby;;500"])

    with pytest.raises(ImportRefused) as refused:
        population(districts, ["Sydby;;7", row])

    assert all("inje" in str(problem) for problem in refused.value.problems)
    assert Population.objects.get().people == 500


def test_the_white_paper_and_the_figures_hide_the_same(world, districts, bo):
    made = open_consultation(world.centre)
    for name, count in (("Nordby", 20), ("Sydby", 3), ("Vestby", 9)):
        for number in range(count):
            one = contributions.approve_contribution(sent(made, f"Svar {number}", area=districts[name]), by=bo)
            contributions.mark_no_theme(one, by=bo)
    shut = consultations.close_consultation(made, by=bo)
    paper = white_papers.freeze_white_paper(shut, by=bo)
    tasks.take_figures.enqueue(consultation_id=made.pk)
    run_jobs()

    areas = next(one for one in paper.account["spread"] if one["key"] == "area")
    told = Figures.objects.get().data["areas"]
    assert told == [list(pair) for pair in zip(areas["categories"], areas["everyone"], strict=True)]
    assert told == [["Nordby", 20], ["Sydby", None], ["Vestby", None]]
    with pytest.raises(NotPossible):
        services.take_figures(shut, by=bo)


def test_a_year_adds_up_what_is_shown_and_no_more(world, districts):
    answered(world.centre, districts, north=30, south=12)
    answered(world.centre, districts, north=20, south=3)
    run_jobs()

    data = YearFigures.objects.get().data
    assert data["areas"] == [["Nordby", 30, True], ["Sydby", 12, True]]
    assert data["received"] == 65


def test_the_same_few_are_visible_without_a_name(client, world, districts):
    made = open_consultation(world.centre)
    for number in range(120):
        sent(made, f"Svar {number}", email=f"a{number}@by.example")
    for number in range(60):
        sent(made, f"Endnu et svar {number}", email=f"a{number % 6}@by.example")
    closed(made)
    run_jobs()

    year = YearFigures.objects.get()
    steps = {step[0]: step[1:] for step in year.data["spread"]["steps"]}
    assert steps[0.05] == [6, round(66 / 180, 4)]
    assert 0.01 not in steps
    page = client.get(reverse("public:participation-year", args=[year.year])).content.decode()
    assert "De mest aktive 5 %" in page


def test_few_senders_tell_nothing_about_the_same_few(world, districts):
    answered(world.centre, districts, north=10, south=0)
    run_jobs()

    assert YearFigures.objects.get().data["spread"]["steps"] == []


def test_everybody_sees_the_figures_only_when_it_has_closed(client, world, districts, bo):
    made = open_consultation(world.centre)
    sent(made, "Ja")
    services.take_figures(made, by=bo)
    address = reverse("public:participation-consultation", args=[made.number])

    assert client.get(address).status_code == 404
    client.force_login(bo)
    assert client.get(reverse("staff:participation-consultation", args=[made.pk])).status_code == 200
    shut = closed(made)
    client.logout()
    assert "bliver talt" in client.get(address).content.decode()
    run_jobs()
    assert "Talt" in client.get(address).content.decode()
    assert address in client.get(shut.get_absolute_url()).content.decode()


def test_closing_and_freezing_set_off_the_counting(world, bo, django_capture_on_commit_callbacks):
    made = open_consultation(world.centre)
    with django_capture_on_commit_callbacks(execute=True):
        made = consultations.close_consultation(made, by=bo)
    run_jobs()
    before = Figures.objects.get().taken_at
    with django_capture_on_commit_callbacks(execute=True):
        white_papers.freeze_white_paper(made, by=bo)
    run_jobs()

    assert Figures.objects.get().taken_at > before


def test_the_pages_the_file_and_the_api_tell_the_same(client, world, districts):
    population(districts, ["Nordby;;10.000", "Sydby;;40.000"])
    made = answered(world.centre, districts)
    run_jobs()
    year = made.closed_at.year

    file = client.get(reverse("public:participation-file", args=[made.number])).content.decode("utf-8-sig")
    assert "Bydele;Sydby;12;nej;40000;34" in file
    assert client.get(reverse("public:participation-year-file", args=[year])).status_code == 200
    told = client.get(f"/api/v1/participation/consultations/{made.number}").json()
    assert {"label": "Sydby", "count": 12} in told["areas"]
    assert client.get("/api/v1/participation/years").json()[0]["received"] == 42
    for name in ("participation", "participation-year"):
        assert client.get(reverse(f"public:{name}", args=[year] if name != "participation" else [])).status_code == 200


@pytest.mark.parametrize("year", ["1999", "99999", "0"])
def test_a_year_without_figures_is_not_found(client, year):
    assert client.get(f"/deltagelse/{year}/").status_code == 404


def test_the_pages_take_the_same_queries_with_few_and_with_many(client, world, districts):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for more in (1, 4):
        for _ in range(more):
            made = answered(world.centre, districts, north=6 * more, south=5)
        run_jobs()
        places = [
            reverse("public:participation-consultation", args=[made.number]), reverse("public:participation"),
            reverse("public:participation-year", args=[made.closed_at.year]),
        ]  # fmt: skip
        for place in places:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(place).status_code == 200
            counts.append(len(queries))

    assert counts[:3] == counts[3:]
    assert max(counts) <= 15


def test_the_staff_import_page_names_the_bad_rows(client, world, districts):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(world.editor)
    division = next(iter(districts.values())).division
    address = reverse("staff:participation-population")
    form = {"division": division.pk, "source": "Danmarks Statistik", "as_of": "2026-01-01"}

    page = client.post(address, {**form, "file": SimpleUploadedFile("folk.csv", b"area;people\nIngensteds;5")})
    assert "Ingensteds" in page.content.decode()
    client.post(address, {**form, "file": SimpleUploadedFile("folk.csv", "Område;Personer\nNordby;5".encode())})
    assert Population.objects.get().people == 5
    assert client.get(reverse("staff:participation")).status_code == 200


def test_who_may_what(world, districts):
    from roret.foundation.testing.matrix import assert_matrix

    made = open_consultation(world.centre)
    assert_matrix(
        world,
        [
            ("participation.take_figures", made, "bo editor operator_in_session token"),
        ],
    )
    with pytest.raises(PermissionDenied):
        population(districts, ["Nordby;;1"], by=world.bo)
