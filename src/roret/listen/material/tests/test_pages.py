"""What guests, staff and machines meet: pages that lose nothing, and a fixed number of queries."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.engines.documents.tests import samples
from roret.foundation.testing.jobs import run_jobs
from roret.listen.consultations import services as consultations
from roret.listen.contributions import services as contributions
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.tests.factories import draft, open_consultation
from roret.listen.material.models import ClauseRemark, Material, MaterialVersion
from roret.listen.material.tests.factories import TEXT, clause, material, published, remark, version

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


@pytest.fixture
def made(consultation):
    return published(consultation)


def address(name, made, *more):
    return reverse(f"public:material-{name}", args=[made.material.consultation.number, made.material.order, *more])


def filled(client, url, **values):
    page = client.get(url).content.decode()
    submission = re.search(r'name="submission" value="([^"]+)"', page).group(1)
    return {
        "kind": "comment",
        "text": "",
        "capacity": "private",
        "publication": "named",
        "submission": submission,
        **values,
    }


def test_the_consultation_leads_to_the_text_and_the_text_to_each_clause(client, made, consultation):
    assert address("text", made) in client.get(consultation.get_absolute_url()).content.decode()

    page = client.get(address("text", made)).content.decode()

    assert 'id="k4"' in page
    assert address("remark", made, "k4") in page
    assert "<table" in page


def test_a_guest_proposes_another_text_without_script_and_gets_her_receipt(client, made):
    url = address("remark", made, "k4")
    data = filled(client, url, kind="proposal", text="To er for få.", proposal="Stien skal være bred nok til tre.")

    response = client.post(url, data, follow=True)

    sent = Contribution.objects.get()
    assert sent.reference in response.content.decode()
    link = re.search(r'class="follow-link" href="([^"]+)"', response.content.decode()).group(1)
    assert "1, stk. 1" in client.get(link).content.decode()


def test_the_form_begins_with_the_clause_as_it_stands(client, made):
    page = client.get(address("remark", made, "k4") + "?forslag=1").content.decode()
    assert "bred nok til to ladcykler, der mødes.</textarea>" in page


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "x" * 20_001}, "text"),
        ({"kind": "proposal", "proposal": ""}, "proposal"),
        ({"kind": "proposal", "proposal": "Stien skal være bred nok  til to ladcykler, der mødes."}, "proposal"),
        ({"kind": "proposal", "proposal": "Ring 20 30 40 50 om stien."}, "proposal"),
        ({"text": "Mit cpr er 251248-9996"}, "text"),
        ({"text": "Ja", "kind": "andet"}, "kind"),
        ({"text": "Ja", "email": "ikke en adresse"}, "email"),
        ({"text": "Ja", "submission": "falsk"}, "submission"),
    ],
)
def test_bad_input_is_refused_and_keeps_what_was_typed(client, made, values, field):
    url = address("remark", made, "k4")
    response = client.post(url, {**filled(client, url), "name": "Ane Møller", **values})

    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert "Ane Møller" in response.content.decode()
    assert not Contribution.objects.exists()


def test_after_the_deadline_both_texts_are_given_back(client, made, consultation, bo):
    url = address("remark", made, "k4")
    data = filled(client, url, kind="proposal", text="Min grund", proposal="Min tekst")
    consultations.close_consultation(consultation, by=bo)

    response = client.post(url, data)

    assert response.status_code == 409
    assert "Min grund" in response.content.decode()
    assert "Min tekst" in response.content.decode()


def test_published_remarks_stand_beside_their_clause_with_and_without_script(client, made, bo):
    sent = remark(clause(made, "ladcykler"), "For smalt.", proposal="Stien skal være bred nok til tre.").contribution
    contributions.approve_contribution(sent, by=bo)

    whole = client.get(address("clause", made, "k4")).content.decode()
    part = client.get(address("clause", made, "k4"), headers={"HX-Request": "true"}).content.decode()

    for page in (whole, part):
        assert sent.reference in page
        assert "<ins>" in page
        assert "<del>" in page
    assert "<html" in whole
    assert "<html" not in part


def test_two_versions_are_compared_with_marks_that_are_also_words(client, made):
    version(made.material, TEXT.replace("to ladcykler", "tre ladcykler"))

    page = client.get(address("compare", made)).content.decode()

    assert re.search(r"<del><span class=\"sr-only\">\[[^<]+</span>to<span", page)
    assert re.search(r"<ins><span class=\"sr-only\">\[[^<]+</span>tre<span", page)
    assert "Belysningen" not in page
    assert "Belysningen" in client.get(address("compare", made) + "?alt=1").content.decode()


@pytest.mark.parametrize("query", ["?fra=9", "?til=x", "?fra=-1"])
def test_a_version_that_is_not_there_is_not_found(client, made, query):
    version(made.material, TEXT + "\n\nMere.")
    assert client.get(address("compare", made) + query).status_code == 404


def test_what_is_not_there_is_not_found(client, made):
    for name, more in (("clause", ["k99"]), ("remark", ["k99"]), ("compare", []), ("clause", ["x" * 300])):
        assert client.get(address(name, made, *more)).status_code == 404, name
    assert client.get(address("text", made) + "?udgave=9").status_code == 404


def test_an_unpublished_version_and_one_of_a_draft_do_not_exist_for_others(client, world, consultation):
    waiting = version(material(consultation), publish=False)
    hidden = published(draft(world.centre))
    for one in (waiting, hidden):
        assert client.get(address("text", one)).status_code == 404


def test_a_clause_that_was_taken_out_can_still_be_found(client, made):
    version(made.material, TEXT.replace("- Der må ikke parkeres på stien.\n", ""))
    page = client.get(address("clause", made, "k5")).content.decode()
    assert "parkeres" in page
    assert address("remark", made, "k5") not in page


def test_a_case_worker_reads_in_a_document_sees_what_was_lost_and_publishes(client, consultation, bo):
    client.force_login(bo)
    content = samples.docx(samples.paragraph("Forslag", heading=1), samples.paragraph("Stien."), samples.picture())
    url = reverse("staff:material-create", args=[consultation.pk])
    upload = SimpleUploadedFile("forslag.docx", content)

    response = client.post(url, {"title": "Forslaget", "file": upload, "typed": ""})
    made = MaterialVersion.objects.get()
    assert response["Location"] == made.get_staff_url()
    assert "bliver læst" in client.get(made.get_staff_url()).content.decode()
    run_jobs()
    page = client.get(made.get_staff_url()).content.decode()
    assert "1 billede" in page
    client.post(reverse("staff:material-version-publish", args=[made.pk]))

    assert client.get(made.get_absolute_url()).status_code == 200
    assert "Forslaget" in client.get(reverse("staff:consultation-material", args=[consultation.pk])).content.decode()


@pytest.mark.parametrize(
    "values",
    [
        {"title": ""},
        {"title": "x" * 201, "typed": "# x"},
        {"title": "Forslaget", "typed": ""},
        {"title": "Forslaget", "typed": "   "},
        {"title": "Forslaget", "file": SimpleUploadedFile("a.docx", b"MZ\x90")},
    ],
)
def test_a_bad_reading_in_is_refused_and_leaves_nothing(client, consultation, bo, values):
    client.force_login(bo)
    response = client.post(reverse("staff:material-create", args=[consultation.pk]), values)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Material.objects.exists()


def test_staff_see_all_remarks_on_one_page_and_the_moderator_sees_the_clause(client, made, bo):
    sent = remark(clause(made, "ladcykler"), "For smalt.", proposal="Stien skal være bred nok til tre.").contribution
    remark(clause(made, "Ågade"), "Godt.")
    client.force_login(bo)
    url = reverse("staff:material-remarks", args=[made.material.pk])

    assert client.get(url).context["page"].paginator.count == 2
    assert client.get(url + "?clause=k4").context["page"].paginator.count == 1
    assert client.get(url + "?kind=comment").context["page"].paginator.count == 1
    assert "<ins>" in client.get(url + "?kind=proposal").content.decode()
    moderated = client.get(reverse("staff:contribution-detail", args=[sent.reference])).content.decode()
    assert "<ins>" in moderated


def test_guests_citizens_and_strangers_do_not_reach_the_workspace(client, made, ane, dan):
    addresses = [
        made.get_staff_url(),
        made.material.get_staff_url(),
        reverse("staff:material-remarks", args=[made.material.pk]),
    ]
    for url in addresses:
        assert client.get(url).status_code == 302
    for person in (ane, dan):
        client.force_login(person)
        for url in addresses:
            assert client.get(url).status_code == 403
        assert client.post(reverse("staff:material-version-delete", args=[made.pk])).status_code == 403


def test_hostile_text_is_shown_as_text_everywhere(client, consultation, bo):
    made = published(consultation, f"# {EVIL}\n\n{EVIL}\n\nStien {EVIL} er smal.\n\n[x](javascript:alert(1))")
    second = version(made.material, f"Stien {EVIL} er bred.\n\n- {EVIL}")
    about = clause(second, "bred")
    sent = remark(about, EVIL, proposal=EVIL, author_name=EVIL)
    contributions.approve_contribution(sent.contribution, by=bo)
    client.force_login(bo)

    addresses = [
        address("text", made), address("compare", made), address("clause", made, about.anchor),
        address("remark", made, about.anchor), made.get_staff_url(), made.material.get_staff_url(),
        reverse("staff:material-remarks", args=[made.material.pk]), consultation.get_staff_url(),
        reverse("public:follow", args=[sent.secret]), reverse("staff:contribution-detail", args=[sent.contribution.reference]),
    ]  # fmt: skip
    for url in addresses:
        page = client.get(url)
        assert page.status_code == 200, url
        assert "<script>alert" not in page.content.decode(), url
        assert "<img src=x" not in page.content.decode(), url
        assert 'href="javascript' not in page.content.decode(), url


def test_pages_take_the_same_queries_with_one_and_with_many(client, made, bo):
    client.force_login(bo)
    urls = [
        (address("text", made), 15),
        (address("clause", made, "k4"), 15),
        (reverse("staff:material-remarks", args=[made.material.pk]), 25),
        (made.material.consultation.get_absolute_url(), 20),
    ]
    counts = []
    for more in (1, 12):
        for _ in range(more):
            contributions.approve_contribution(
                remark(clause(made, "ladcykler"), proposal="Bred nok til tre.").contribution, by=bo
            )
        for url, _most in urls:
            client.get(url)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
            counts.append(len(queries))

    half = len(urls)
    assert counts[:half] == counts[half:]
    assert all(count <= most for count, (_url, most) in zip(counts, urls, strict=False)), counts


def test_machines_read_the_text_and_what_was_published_about_it(client, made, bo, consultation):
    sent = remark(clause(made, "ladcykler"), "For smalt.", proposal="Stien skal være bred nok til tre.").contribution
    remark(clause(made, "Ågade"), "Endnu ikke set")
    contributions.approve_contribution(sent, by=bo)
    base = f"/api/v1/material/{consultation.number}"

    assert client.get(base).json()[0]["versions"][0]["number"] == 1
    clauses = client.get(f"{base}/1/versions/1").json()
    assert [one["anchor"] for one in clauses][:2] == ["k1", "k2"]
    remarks = client.get(f"{base}/1/remarks").json()
    assert [(one["reference"], one["anchor"], one["proposal"]) for one in remarks] == [
        (sent.reference, "k4", "Stien skal være bred nok til tre.")
    ]
    assert client.get(f"{base}/1/versions/9").status_code == 404
    assert client.get(f"{base}/9/remarks").status_code == 404
    assert ClauseRemark.objects.count() == 2
