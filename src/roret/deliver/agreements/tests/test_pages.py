"""What readers and staff meet on the pages of agreements and targets."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.deliver.agreements import services
from roret.deliver.agreements.models import Agreement, AgreementStatus, Target
from roret.deliver.agreements.tests.factories import decided_action, draft, promise, ready, signed
from roret.foundation import authz, clock

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture
def action(world):
    return decided_action(world)


@pytest.fixture
def desk(client, cia):
    client.force_login(cia)
    return client


def agreement_form(world, **values):
    data = {
        "title": "Kontrakt",
        "form": "contract",
        "unit": world.centre.pk,
        "principal": world.social.pk,
        "begins_on": "01-01-2026",
        "ends_on": "31-12-2026",
    }
    return {**data, **values}


def target_form(*actions, **values):
    day = clock.today() + timedelta(days=200)
    data = {
        "title": "Flere i job",
        "measure": "Borgere",
        "goal": "1.080,5",
        "goal_on": f"{day:%d-%m-%Y}",
        "direction": "higher",
        "tolerance": "2,5",
        "actions": [action.pk for action in actions],
    }
    return {**data, **values}


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


def test_a_reader_sees_what_is_promised_and_what_it_makes_binding(client, world, action):
    agreement = signed(world, action, delegated="Centret **bestemmer** selv.")
    services.write_status(agreement, by=authz.SYSTEM, kind="half_year", text="Det går fremad.")
    target = Target.objects.get()

    for record in (agreement, target):
        page = client.get(record.get_absolute_url()).content.decode()
        for words in ("Flere kommer i job", "udgangspunkt ukendt", "80", action.title, "<svg"):
            assert words in page, words
    page = client.get(agreement.get_absolute_url()).content.decode()
    assert "<strong>bestemmer</strong>" in page
    assert "Det går fremad." in page
    assert "Resultatkontrakt for Centret" in client.get(reverse("public:agreement-list")).content.decode()


def test_a_draft_does_not_exist_for_readers_and_strangers(client, world, dan, action):
    agreement = ready(world, action)
    target = Target.objects.get()
    for record in (agreement, target):
        assert client.get(record.get_absolute_url()).status_code == 404
    assert client.get("/api/v1/agreements/").json() == []
    assert client.get(f"/api/v1/agreements/{agreement.number}").status_code == 404

    client.force_login(dan)
    for record in (agreement, target):
        assert client.get(record.get_staff_url()).status_code == 404


def test_the_api_gives_signed_agreements_with_their_targets(client, world, action):
    agreement = signed(world, action)
    [found] = client.get("/api/v1/agreements/").json()
    assert (found["number"], found["unit"]) == (agreement.number, "Centret")
    assert [target["measure"] for target in found["targets"]] == ["Borgere i job"]
    assert client.get(f"/api/v1/agreements/{agreement.number}").json() == found


def test_guests_and_citizens_do_not_reach_the_workspace(client, world, ane):
    for url in (reverse("staff:agreement-list"), draft(world).get_staff_url()):
        assert client.get(url).status_code == 302
    client.force_login(ane)
    assert client.get(reverse("staff:agreement-list")).status_code == 403


def test_wild_text_is_shown_as_text_everywhere(desk, world, action):
    agreement = draft(world, title=EVIL, summary=EVIL, delegated=EVIL)
    target = promise(agreement, action, title=EVIL, measure=EVIL, measure_unit=EVIL[:40])
    addresses = [agreement.get_staff_url(), target.get_staff_url(), reverse("staff:agreement-list")]
    pages = [desk.get(url) for url in addresses]
    services.sign_agreement(agreement, by=authz.SYSTEM)
    services.write_status(agreement, by=authz.SYSTEM, kind="final", text=EVIL)
    addresses += [agreement.get_absolute_url(), target.get_absolute_url(), reverse("public:agreement-list")]
    addresses += [world.centre.get_absolute_url()]

    for url, page in zip(addresses * 2, [*pages, *(desk.get(url) for url in addresses)], strict=False):
        assert page.status_code == 200, url
        assert "<script>alert" not in page.content.decode(), url
        assert "<img src=x" not in page.content.decode(), url


def test_a_leader_drafts_adds_a_target_and_signs(desk, world, action):
    response = desk.post(reverse("staff:agreement-create"), agreement_form(world))
    agreement = Agreement.objects.get()
    assert response["Location"] == agreement.get_staff_url()
    assert "Mindst ét mål." in desk.get(agreement.get_staff_url()).content.decode()
    assert desk.get(reverse("staff:target-create", args=[agreement.pk])).status_code == 200

    desk.post(reverse("staff:target-create", args=[agreement.pk]), target_form(action))
    target = Target.objects.get()
    assert (str(target.goal), str(target.tolerance)) == ("1080.500", "2.500")
    assert "Underskriv" in desk.get(agreement.get_staff_url()).content.decode()

    desk.post(reverse("staff:agreement-sign", args=[agreement.pk]))
    assert Agreement.objects.get().signed_at
    desk.post(reverse("staff:agreement-status", args=[agreement.pk]), {"kind": "final", "text": "Vi nåede det."})
    assert "Vi nåede det." in desk.get(reverse("staff:agreement-statuses", args=[agreement.pk])).content.decode()


def test_pressing_sign_too_early_says_what_is_missing(desk, world):
    agreement = draft(world)
    page = desk.post(reverse("staff:agreement-sign", args=[agreement.pk]), follow=True).content.decode()
    assert "Mindst ét mål." in page
    assert Agreement.objects.get().signed_at is None


@pytest.mark.parametrize(
    "values",
    [
        {"title": ""},
        {"form": "handshake"},
        {"begins_on": "32-13-2026"},
        {"ends_on": "01-01-2020"},
        {"principal": "999999"},
        {"title": "x" * 251},
    ],
)
def test_bad_input_is_refused_and_keeps_what_was_typed(desk, world, values):
    data = agreement_form(world, summary="Kort & godt", **values)
    response = desk.post(reverse("staff:agreement-create"), data)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert "Kort &amp; godt" in response.content.decode()
    assert not Agreement.objects.exists()


def test_a_unit_one_does_not_work_in_is_not_offered(desk, world):
    response = desk.post(reverse("staff:agreement-create"), agreement_form(world, unit=world.tech.pk))
    assert response.context["form"].errors["unit"]
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("values", [{"goal": "mange"}, {"goal_on": ""}, {"tolerance": "-1"}, {"weight": "101"}])
def test_a_bad_target_is_refused_and_keeps_what_was_typed(desk, world, values):
    agreement = draft(world)
    url = reverse("staff:target-create", args=[agreement.pk])
    response = desk.post(url, target_form(measure_unit="point", **values))

    assert response.status_code == 200
    assert response.context["form"].errors
    assert 'value="point"' in response.content.decode()
    assert not Target.objects.exists()


def test_an_empty_status_is_refused_and_keeps_the_date(desk, world, action):
    agreement = signed(world, action)
    data = {"kind": "final", "text": "", "on": "24-12-2026"}
    response = desk.post(reverse("staff:agreement-status", args=[agreement.pk]), data)
    assert response.context["form"].errors["text"]
    assert "24-12-2026" in response.content.decode()
    assert not AgreementStatus.objects.exists()


def test_two_editors_the_second_keeps_her_text_on_the_page(desk, world):
    agreement = draft(world)
    url = reverse("staff:agreement-update", args=[agreement.pk])
    assert desk.get(url).status_code == 200
    first = agreement_form(world, title="Først", version=agreement.version)
    assert desk.post(url, first).status_code == 302

    response = desk.post(url, {**first, "title": "Sidst"})

    assert response.status_code == 200
    assert 'value="Sidst"' in response.content.decode()
    assert Agreement.objects.get().title == "Først"


def test_the_page_of_a_target_changes_it_and_unticks_an_action(desk, world, action):
    agreement = draft(world)
    target = promise(agreement, action)
    url = target.get_staff_url()
    assert desk.get(url).context["form"]["actions"].value() == [action.pk]

    desk.post(url, target_form(action.goal, version=target.version))
    assert desk.get(url).context["form"]["actions"].value() == [action.goal.pk]
    services.sign_agreement(agreement, by=authz.SYSTEM)

    assert desk.post(url, target_form(title="Et andet mål")).status_code == 200
    assert Target.objects.get().title == "Flere i job"


def test_a_target_is_removed_by_a_button_only(desk, world, action):
    ready(world, action)
    url = reverse("staff:target-remove", args=[Target.objects.get().pk])
    assert desk.get(url).status_code == 405
    assert Target.objects.exists()
    desk.post(url)
    assert not Target.objects.exists()


@pytest.mark.parametrize("name", ["detail", "list", "target"])
def test_public_pages_take_the_same_queries_with_one_and_with_many(client, world, action, name):
    agreement = ready(world, action)
    target = Target.objects.get()
    services.sign_agreement(agreement, by=authz.SYSTEM)
    url = {
        "list": reverse("public:agreement-list"),
        "detail": agreement.get_absolute_url(),
        "target": target.get_absolute_url(),
    }[name]
    one = queries(client, url)

    more = draft(world, title="En til")
    for number in range(6):
        promise(more, action, action.goal, title=f"Mål {number}")
        if name == "detail":
            Agreement.objects.filter(pk=agreement.pk).update(signed_at=None)
            services.update_target(promise(agreement, action, title=f"Mål {number}"), by=authz.SYSTEM)
    services.sign_agreement(more, by=authz.SYSTEM)
    if name == "detail":
        services.sign_agreement(agreement, by=authz.SYSTEM)

    assert queries(client, url) == one <= 15


def test_staff_pages_take_the_same_queries_with_one_and_with_many(desk, world, action):
    agreement = ready(world, action)
    urls = [agreement.get_staff_url(), reverse("staff:agreement-list")]
    ones = [queries(desk, url) for url in urls]
    for number in range(6):
        promise(agreement, action, title=f"Mål {number}")
        draft(world)

    assert [queries(desk, url) for url in urls] == ones
    assert max(ones) <= 15


def test_the_units_page_shows_what_it_has_promised(client, world, action):
    url = world.centre.get_absolute_url()
    assert "Det har enheden lovet" not in client.get(url).content.decode()
    ready(world, action, title="Kun en kladde")
    signed(world, action)

    page = client.get(url).content.decode()
    assert "Resultatkontrakt for Centret" in page
    assert "Kun en kladde" not in page


def test_a_leaders_day_asks_for_the_signature_until_it_is_there(desk, world, action):
    agreement = ready(world, action)
    assert agreement.get_staff_url() in desk.get(reverse("staff:today")).content.decode()
    services.sign_agreement(agreement, by=authz.SYSTEM)
    assert agreement.get_staff_url() not in desk.get(reverse("staff:today")).content.decode()


@pytest.mark.parametrize(
    ("name", "words"),
    [("detail", "Ingen mål endnu"), ("statuses", "når aftalen er underskrevet"), ("history", "Historik")],
)
def test_an_agreement_is_shown_in_parts_with_tabs_that_are_links(desk, world, name, words):
    desk.post(reverse("staff:agreement-create"), agreement_form(world))
    agreement = Agreement.objects.get()
    page = desk.get(reverse(f"staff:agreement-{name}", args=[agreement.pk])).content.decode()
    assert words in page
    assert page.count('aria-current="page"') >= 1
    for other in ("detail", "statuses", "history"):
        assert f'href="{reverse(f"staff:agreement-{other}", args=[agreement.pk])}"' in page
