"""What guests and staff meet: forms that lose nothing, links that leak nothing, lists with a fixed number of queries."""

import re

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from roret.foundation import authz
from roret.listen.consultations import services
from roret.listen.contributions import services as contributions
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.tests.factories import draft, open_consultation, send, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


def respond_url(consultation):
    return reverse("public:consultation-respond", args=[consultation.number])


def filled(client, consultation, **values):
    page = client.get(respond_url(consultation)).content.decode()
    submission = re.search(r'name="submission" value="([^"]+)"', page).group(1)
    return {"text": "Stien er smal", "capacity": "private", "publication": "named", "submission": submission, **values}


def test_a_guest_responds_and_gets_a_receipt_with_reference_and_private_link(client, consultation):
    response = client.post(respond_url(consultation), filled(client, consultation), follow=True)

    contribution = Contribution.objects.get()
    assert contribution.reference in response.content.decode()
    link = re.search(r'class="follow-link" href="([^"]+)"', response.content.decode()).group(1)
    assert "Stien er smal" in client.get(link).content.decode()


def test_pressing_send_twice_keeps_one(client, consultation):
    data = filled(client, consultation)
    addresses = {client.post(respond_url(consultation), data)["Location"] for _ in range(2)}

    assert len(addresses) == 1
    assert Contribution.objects.count() == 1


def test_who_comes_too_late_is_told_why_and_keeps_what_was_typed(client, consultation):
    services.close_consultation(consultation, by=authz.SYSTEM)
    page = client.post(respond_url(consultation), {"text": "Stien er smal"}).content.decode()
    assert "Høringen er lukket." in page
    assert "Stien er smal" in page


def test_back_and_send_again_keeps_one_and_other_words_are_another_response(client, consultation):
    first = client.post(respond_url(consultation), filled(client, consultation))
    again = client.post(respond_url(consultation), filled(client, consultation))
    assert again.url == first.url
    client.post(respond_url(consultation), filled(client, consultation, text="Og den er mørk"))
    assert Contribution.objects.count() == 2


def test_another_browser_may_send_the_same_words(client, consultation):
    client.post(respond_url(consultation), filled(client, consultation))
    client.cookies.clear()
    client.post(respond_url(consultation), filled(client, consultation))
    assert Contribution.objects.count() == 2


def test_a_forged_cookie_changes_nothing(client, consultation):
    client.cookies["sent"] = "00000000-0000-0000-0000-000000000000:abc:1:forged"
    assert client.post(respond_url(consultation), filled(client, consultation)).status_code == 302
    assert Contribution.objects.count() == 1


def test_a_cpr_number_is_pointed_out_once_and_what_was_typed_stays(client, consultation):
    data = filled(client, consultation, text="Mit cpr er 251248-9996", name="Ane")

    response = client.post(respond_url(consultation), data)

    page = response.content.decode()
    assert response.status_code == 200
    assert "251248-9996" in page
    assert 'value="Ane"' in page
    assert not Contribution.objects.exists()
    assert client.post(respond_url(consultation), {**data, "keep_personal": "on"}).status_code == 302


def test_the_warning_stands_by_the_text_and_says_that_moderators_take_such_numbers_out(client, consultation):
    page = client.get(respond_url(consultation)).content.decode()
    assert "Vi læser alle svar og fjerner den slags, før andre ser dem." in page
    assert 'name="keep_personal"' not in page

    page = client.post(respond_url(consultation), filled(client, consultation, text="251248-9996")).content.decode()
    assert page.index('name="text"') < page.index('name="keep_personal"') < page.index('name="position"')
    assert "En moderator fjerner CPR-numre" in page


def test_a_file_that_is_not_taken_is_refused_with_what_is_taken_and_what_to_do(client, consultation):
    program = SimpleUploadedFile("virus.exe", b"MZ\x90\x00\x03" * 40)
    page = client.post(respond_url(consultation), filled(client, consultation, files=program)).content.decode()
    for words in ("Vi kan ikke modtage »virus.exe«", "PDF, Word", "Gem filen som en af dem", "Stien er smal"):
        assert words in page, words


def test_no_heading_stands_above_nothing(client, world):
    made = draft(world.centre)
    services.publish_consultation(made, by=authz.SYSTEM)
    page = client.get(made.get_absolute_url()).content.decode()
    assert "Høringsberettigede" in page
    assert "Er kun orienteret" not in page
    services.add_party(made, by=authz.SYSTEM, name="Borgerrådgiveren", right="informed")
    assert "Er kun orienteret" in client.get(made.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "values",
    [
        {"text": ""},
        {"text": "x" * 50_001},
        {"email": "ikke en adresse"},
        {"capacity": "king"},
        {"capacity": "council"},
        {"submission": "falsk"},
    ],
)
def test_bad_input_is_refused_and_keeps_what_was_typed(client, consultation, values):
    response = client.post(respond_url(consultation), filled(client, consultation, name="Ane Møller", **values))

    assert response.status_code == 200
    assert response.context["form"].errors
    assert "Ane Møller" in response.content.decode()
    assert not Contribution.objects.exists()


def test_after_the_deadline_the_text_is_given_back(client, consultation, bo):
    from roret.listen.consultations import services

    data = filled(client, consultation)
    services.close_consultation(consultation, by=bo)

    response = client.post(respond_url(consultation), data)

    assert response.status_code == 409
    assert "Stien er smal" in response.content.decode()


def test_a_draft_is_kept_and_found_again(client, consultation):
    client.post(respond_url(consultation), {**filled(client, consultation), "text": "Halvt skrevet", "draft": "1"})

    assert "Halvt skrevet" in client.get(respond_url(consultation)).content.decode()
    assert not Contribution.objects.exists()


def test_hostile_text_is_shown_as_text_everywhere(client, consultation, bo):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    receipt = send(consultation, evil, author_name=evil, organisation="")
    contributions.approve_contribution(receipt.contribution, by=bo)
    theme = contributions.create_theme(consultation, by=bo, title=evil, summary=evil)
    contributions.group_contributions(theme, [receipt.contribution], by=bo)
    client.force_login(bo)

    addresses = [
        consultation.get_absolute_url(),
        reverse("public:consultation-responses", args=[consultation.number]),
        reverse("public:contribution-detail", args=[receipt.contribution.reference]),
        reverse("public:follow", args=[receipt.secret]),
        theme.get_absolute_url(),
        theme.get_staff_url(),
        consultation.get_staff_url(),
        reverse("staff:contribution-detail", args=[receipt.contribution.reference]),
        reverse("staff:answer-detail", args=[theme.answer.pk]),
    ]
    for address in addresses:
        page = client.get(address)
        assert page.status_code == 200, address
        assert "<script>alert" not in page.content.decode(), address
        assert "<img src=x" not in page.content.decode(), address


@pytest.mark.parametrize("secret", ["x", "a" * 40, "../../etc", "%00"])
def test_a_forged_follow_link_is_not_found(client, consultation, secret):
    send(consultation)

    assert client.get(f"/mit-svar/{secret}/").status_code == 404


def test_a_draft_does_not_exist_for_others(client, world, dan):
    made = draft(world.centre)
    assert client.get(made.get_absolute_url()).status_code == 404

    client.force_login(dan)
    assert client.get(made.get_staff_url()).status_code == 404


def test_guests_and_citizens_do_not_reach_the_workspace(client, consultation, ane):
    assert client.get(consultation.get_staff_url()).status_code == 302
    client.force_login(ane)
    assert client.get(consultation.get_staff_url()).status_code == 403


@pytest.mark.parametrize("name", ["detail", "responses", "list"])
def test_public_pages_take_the_same_queries_with_one_and_with_many(
    client, consultation, bo, name, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    url = reverse(f"public:consultation-{name}", args=[] if name == "list" else [consultation.number])
    counts = []
    for more in (1, 12):
        for _ in range(more):
            contributions.approve_contribution(sent(consultation), by=bo)
            contributions.create_theme(consultation, by=bo, title="Tema")
        caches["pages"].clear()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 15


@pytest.mark.parametrize("part", ["detail", "responses", "themes", "material", "history"])
def test_each_part_of_the_staff_page_takes_the_same_queries_with_one_and_with_many(client, consultation, bo, part):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(bo)
    counts = []
    for more in (1, 12):
        for _ in range(more):
            sent(consultation)
            contributions.create_theme(consultation, by=bo, title="Tema")
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(staff_url(consultation, part)).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert counts[0] <= 15


def staff_url(consultation, part="detail"):
    return reverse(f"staff:consultation-{part}", args=[consultation.pk])


def test_the_parts_of_the_staff_page_are_tabs_with_an_address_each(client, consultation, bo):
    client.force_login(bo)

    for part, label in (("detail", "Overblik"), ("themes", "Temaer og svar"), ("history", "Historik")):
        page = client.get(staff_url(consultation, part)).content.decode()
        tabs = re.search(r'<nav class="tab-links".*?</nav>', page, re.DOTALL)[0]
        assert re.findall(r'aria-current="page">([^<]+?)\s*<', tabs) == [label]
        assert tabs.count("<a ") == 5


def test_the_parts_of_what_one_may_not_see_do_not_exist(client, world, dan):
    made = draft(world.centre)
    client.force_login(dan)

    for part in ("responses", "themes", "material", "history"):
        assert client.get(staff_url(made, part)).status_code == 404


def test_the_overview_begins_with_what_waits(client, consultation, bo):
    client.force_login(bo)
    sent(consultation)

    page = client.get(staff_url(consultation)).content.decode()

    assert page.index("Gennemse 1 svar") < page.index('class="stat-tiles"')
    assert f"?record={consultation.number}&amp;moderation=waiting" in page


def test_who_may_not_look_responses_through_is_led_to_no_closed_door(client, consultation, world):
    sent(consultation)
    client.force_login(world.director)

    for part in ("detail", "responses"):
        page = client.get(staff_url(consultation, part)).content.decode()
        assert reverse("staff:contribution-queue") not in page.replace("gennemsyn/original", "")
        assert reverse("staff:consultation-enter", args=[consultation.pk]) not in page


def test_what_is_missing_in_a_draft_leads_to_the_part_that_mends_it(client, world, bo):
    made = draft(world.centre)
    made.parties.all().delete()
    client.force_login(bo)

    page = client.get(staff_url(made)).content.decode()

    assert f'href="{staff_url(made, "material")}#parties"' in page


def test_two_editors_the_second_keeps_her_text_on_the_page(client, world, bo):
    made = draft(world.centre)
    client.force_login(bo)
    url = reverse("staff:consultation-update", args=[made.pk])
    data = {
        "title": "Først",
        "type": "policy",
        "unit": world.centre.pk,
        "visibility": "public",
        "version": made.version,
    }

    assert client.post(url, data).status_code == 302
    response = client.post(url, {**data, "title": "Sidst"})

    assert response.status_code == 200
    page = response.content.decode()
    assert 'value="Sidst"' in page
    assert "Gemt nu" in page
    assert re.search(r"Titel</t[hd]>\s*<td[^>]*>Først</td>\s*<td[^>]*>Sidst</td>", page)
    made.refresh_from_db()
    assert made.title == "Først"

    assert client.post(url, {**data, "title": "Sidst", "version": made.version}).status_code == 302
