"""What readers and staff meet on the pages of indicators."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from roret.deliver.agreements.models import Target
from roret.deliver.agreements.tests.factories import signed
from roret.foundation import authz, clock
from roret.measure.indicators import services
from roret.measure.indicators.models import Indicator, Observation
from roret.measure.indicators.tests.factories import indicator, measured, month

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture
def found(world):
    return indicator(world.centre)


@pytest.fixture
def target(world):
    signed(world, begins_at=clock.now() - timedelta(days=400))
    return Target.objects.get()


@pytest.fixture
def desk(client, cia):
    client.force_login(cia)
    return client


@pytest.fixture
def controller(client, world):
    client.force_login(world.controller)
    return client


def definition(world, **values):
    data = {
        "title": "Ventetid", "unit": world.centre.pk, "definition": "Dage & timer", "source": "Fagsystem",
        "direction": "lower", "decimals": "1",
    }  # fmt: skip
    return {**data, **values}


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as taken:
        assert client.get(url).status_code == 200
    return len(taken)


def test_the_list_shows_each_indicator_at_a_glance_in_a_fixed_number_of_queries(client, world, found, target):
    url = reverse("public:indicator-list")
    services.bind_indicator(found, target, by=authz.SYSTEM)
    measured(found, 60, 2)
    measured(found, 90, 1)
    page = client.get(url).content.decode()
    for words in ("glance-value", "90", '<svg class="trend"', "1 mål", "Nået"):
        assert words in page, words
    before = queries(client, url)
    for number in range(5):
        measured(indicator(world.centre, title=f"Nr. {number}"), number)
    assert queries(client, url) == before


def test_the_definition_is_english_for_english_readers(client, world):
    made = indicator(world.centre, title_en="In work", definition_en="Share in work")
    measured(made, 5)
    with translation.override("en"):
        page = client.get(made.get_absolute_url()).content.decode()
    assert "Share in work" in page
    assert "Andel i job" not in page


def test_a_small_number_is_hidden_on_the_page_in_the_chart_in_csv_and_in_the_api(client, found):
    measured(found, "77.125", 2, parts=(3, 400))
    measured(found, "51.5", 1, parts=(300, 400))
    page = client.get(found.get_absolute_url()).content.decode()
    file = client.get(reverse("public:indicator-values", args=[found.number])).content.decode("utf-8-sig")
    values = client.get(f"/api/v1/indicators/{found.number}/observations").json()

    assert "51,5" in file
    for text in (page, file, str(values)):
        assert "77,1" not in text
        assert "77.1" not in text
    assert [row["value"] for row in values] == [None, "51.500"]


def test_target_and_agreement_show_the_light_with_its_sentence(client, found, target):
    services.bind_indicator(found, target, by=authz.SYSTEM)
    assert "Intet er målt endnu." in client.get(target.get_absolute_url()).content.decode()
    measured(found, 85, 0)

    for record in (target, target.agreement, found):
        page = client.get(record.get_absolute_url()).content.decode()
        assert "85 når målet på 80." in page
        assert "Nået" in page


def test_wild_text_is_shown_as_text_everywhere(controller, world, target):
    found = indicator(world.centre, title=EVIL, definition=EVIL, source=EVIL, measure_unit=EVIL[:40])
    services.bind_indicator(found, target, by=authz.SYSTEM)
    measured(found, 85, note=EVIL)
    urls = [
        found.get_absolute_url(), found.get_staff_url(), target.get_absolute_url(), target.get_staff_url(),
        target.agreement.get_absolute_url(), reverse("public:indicator-list"), reverse("staff:indicator-list"),
        reverse("staff:indicator-month"), reverse("staff:indicator-update", args=[found.pk]),
    ]  # fmt: skip
    for url in urls:
        page = controller.get(url)
        assert page.status_code == 200, url
        assert "<script>alert" not in page.content.decode(), url
        assert "<img src=x" not in page.content.decode(), url


def test_a_formula_in_a_note_is_no_formula_in_the_file(client, found):
    measured(found, 1, note="=cmd|'/c calc'!A1")
    file = client.get(reverse("public:indicator-values", args=[found.number])).content.decode("utf-8-sig")
    assert ";=cmd" not in file


def test_guests_citizens_and_strangers_stay_outside(client, found, ane, dan):
    for url in (reverse("staff:indicator-list"), found.get_staff_url()):
        assert client.get(url).status_code == 302
    client.force_login(ane)
    assert client.get(reverse("staff:indicator-list")).status_code == 403
    client.force_login(dan)
    assert client.get(found.get_staff_url()).status_code == 403
    assert client.post(reverse("staff:indicator-enter", args=[found.pk]), {}).status_code == 403


def test_a_case_worker_sees_values_but_is_not_offered_to_change_them(client, found, bo):
    client.force_login(bo)
    page = client.get(found.get_staff_url()).content.decode()
    assert reverse("staff:indicator-enter", args=[found.pk]) not in page
    assert client.get(reverse("staff:indicator-update", args=[found.pk])).status_code == 403


def test_a_controller_defines_changes_and_binds(controller, world, target):
    controller.post(reverse("staff:indicator-create"), definition(world))
    found = Indicator.objects.get()
    controller.post(reverse("staff:indicator-bind", args=[found.pk]), {"target": target.pk})
    assert target.title in controller.get(found.get_staff_url()).content.decode()
    assert list(Target.objects.filter(pk=target.pk, downstream_links__kind="measures")) == [target]

    url = reverse("staff:indicator-update", args=[found.pk])
    first = definition(world, definition="Først", version=found.version)
    assert controller.post(url, first).status_code == 302
    second = controller.post(url, {**first, "definition": "Sidst"})
    assert second.status_code == 200
    assert "Sidst" in second.content.decode()
    assert Indicator.objects.get().definition == "Først"


@pytest.mark.parametrize("values", [{"title": ""}, {"decimals": "9"}, {"direction": "sideways"}, {"unit": "0"}])
def test_a_bad_definition_is_refused_and_keeps_what_was_typed(controller, world, values):
    response = controller.post(reverse("staff:indicator-create"), definition(world, **values))
    assert response.status_code == 200
    assert response.context["form"].errors
    assert "Dage &amp; timer" in response.content.decode()
    assert not Indicator.objects.exists()


def test_a_leader_enters_one_value_as_danes_write_it(desk, found):
    url = reverse("staff:indicator-enter", args=[found.pk])
    assert desk.post(url, {"month": f"{month():%d-%m-%Y}", "value": "1.234,5"}).status_code == 302
    assert Observation.objects.get().value == 1234.5
    refused = desk.post(url, {"month": "01-01-2199", "value": "77", "note": "Et & andet"})
    assert "Måneden er ikke begyndt endnu." in refused.content.decode()
    assert "Et &amp; andet" in refused.content.decode()
    assert Observation.objects.count() == 1


def test_a_whole_month_is_entered_on_one_page(desk, world, found):
    other = indicator(world.centre, title="En til")
    stranger = indicator(world.tech, title="En fremmed")
    measured(other, 100)
    url = reverse("staff:indicator-month")
    page = desk.get(url).content.decode()
    assert 'value="100"' in page
    assert f"value_{stranger.pk}" not in page

    refused = desk.post(url, {f"value_{found.pk}": "mange", f"value_{other.pk}": "200"})
    assert "mange" in refused.content.decode()
    assert Observation.objects.get().value == 100

    data = {f"value_{found.pk}": "12,5", f"value_{other.pk}": "100", f"value_{stranger.pk}": "1"}
    assert desk.post(url, data).status_code == 302
    values = {row.indicator_id: row.value for row in Observation.objects.filter(month=month())}
    assert values == {found.pk: 12.5, other.pk: 100}


def test_a_month_to_come_is_refused_as_a_whole(desk, found):
    response = desk.post(reverse("staff:indicator-month") + "?maaned=2999-01-01", {f"value_{found.pk}": "12,5"})
    assert "Måneden er ikke begyndt endnu." in response.content.decode()
    assert 'value="12,5"' in response.content.decode()
    assert not Observation.objects.exists()


def test_a_file_is_uploaded_and_a_bad_one_is_explained(desk, found):
    url = reverse("staff:observation-import")
    head = "indikator;måned;værdi\n"
    bad = desk.post(
        url, {"file": SimpleUploadedFile("a.csv", (head + f"{EVIL};2024-01;1\n").encode())}, follow=True
    ).content.decode()
    assert "Linje 2" in bad
    assert "<script>alert" not in bad
    seen = desk.post(url, {"file": SimpleUploadedFile("a.csv", (head + f"{found.number};2024-01;1\n").encode())})
    assert not Observation.objects.exists()
    assert desk.post(seen.url, {"confirm": "1"}).status_code == 302
    assert Observation.objects.count() == 1


def test_all_values_are_listed_and_exported(desk, found):
    measured(found, 1)
    page = desk.get(reverse("staff:observation-list"))
    assert str(found) in page.content.decode()
    file = desk.get(reverse("staff:observation-export", args=["csv"])).content.decode("utf-8-sig")
    assert file.splitlines()[0].startswith("indikator;målt i;måned;værdi")
    assert f"{found.observations.get().month:%Y-%m}" in file


def test_public_pages_take_the_same_queries_with_one_and_with_many(client, world, found, target):
    services.bind_indicator(found, target, by=authz.SYSTEM)
    measured(found, 1)
    measured(found, 1, unit=world.tech)
    urls = [found.get_absolute_url(), reverse("public:indicator-list"), target.get_absolute_url()]
    ones = [queries(client, url) for url in urls]
    for back in range(2, 12):
        measured(found, back, back)
        measured(found, back, back, unit=world.tech)
        indicator(world.centre, title=f"Nummer {back}")
    assert [queries(client, url) for url in urls] == ones
    assert max(ones) <= 15


def test_staff_pages_take_the_same_queries_with_one_and_with_many(desk, world, found):
    measured(found, 1)
    urls = [
        found.get_staff_url(),
        *map(reverse, ("staff:indicator-list", "staff:indicator-month", "staff:observation-list")),
    ]
    ones = [queries(desk, url) for url in urls]
    for back in range(2, 8):
        measured(found, back, back)
        indicator(world.centre, title=f"Nummer {back}")
    assert [queries(desk, url) for url in urls] == ones
    assert max(ones) <= 15
