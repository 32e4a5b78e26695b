"""Voting works without JavaScript and without an account; the map shows nobody but oneself."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.listen.contributions.tests.factories import open_consultation
from roret.listen.viewpoints import services
from roret.listen.viewpoints.models import OpinionMap, Viewpoint, ViewpointVote, Voter
from roret.listen.viewpoints.tests.factories import mapped, voted_on, written

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script> er et synspunkt"


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


def url(name, consultation):
    return reverse(f"public:{name}", args=[consultation.number])


def asked(page):
    return int(re.search(r'name="viewpoint" value="(\d+)"', page).group(1))


def test_a_guest_votes_on_one_after_the_other_without_javascript(client, consultation):
    for number in range(3):
        written(consultation, f"Det her er synspunkt nummer {number}.")
    page = client.get(url("viewpoints", consultation)).content.decode()

    for value in ("1", "-1", "0"):
        answer = {"viewpoint": asked(page), "value": value}
        page = client.post(url("viewpoint-vote", consultation), answer, follow=True).content.decode()

    assert sorted(ViewpointVote.objects.values_list("value", flat=True)) == [-1, 0, 1]
    assert Voter.objects.count() == 1
    assert "Du har svaret på 3 af 3." in page
    assert "Du har svaret på alle synspunkter" in page


def test_with_htmx_only_the_card_comes_back(client, consultation):
    viewpoint = written(consultation)
    part = client.post(
        url("viewpoint-vote", consultation), {"viewpoint": viewpoint.pk, "value": "1"}, headers={"HX-Request": "true"}
    ).content.decode()

    assert part.strip().startswith('<div id="viewpoint-card"')
    assert "Du har svaret på 1 af 1." in part


def test_a_vote_is_changed_and_all_are_deleted(client, consultation):
    viewpoint = written(consultation)
    for value in ("1", "-1"):
        client.post(url("viewpoint-vote", consultation), {"viewpoint": viewpoint.pk, "value": value})
    assert ViewpointVote.objects.get().value == -1

    client.post(url("viewpoint-take-back", consultation))

    assert not ViewpointVote.objects.exists()


@pytest.mark.parametrize("data", [{}, {"viewpoint": "x", "value": "1"}, {"viewpoint": "9" * 30, "value": "1"}])
def test_a_vote_on_nothing_is_not_found(client, consultation, data):
    assert client.post(url("viewpoint-vote", consultation), data).status_code == 404


@pytest.mark.parametrize("value", ["", "2", "ja", "1.0"])
def test_a_wrong_value_is_no_vote(client, consultation, value):
    client.post(url("viewpoint-vote", consultation), {"viewpoint": written(consultation).pk, "value": value})
    assert not ViewpointVote.objects.exists()


def test_a_proposed_viewpoint_cannot_be_voted_on_by_its_number(client, consultation):
    made = services.propose_viewpoint(consultation, by=None, text="Der skal være lys på stien.")
    answer = client.post(url("viewpoint-vote", consultation), {"viewpoint": made.pk, "value": "1"})
    assert answer.status_code == 404


def test_a_proposal_that_is_refused_stays_in_the_form(client, consultation):
    page = client.post(url("viewpoint-propose", consultation), {"text": "Ring på 20 11 22 33 om stien."})
    assert page.status_code == 200
    assert "Ring på 20 11 22 33 om stien." in page.content.decode()

    client.post(url("viewpoint-propose", consultation), {"text": EVIL})
    assert Viewpoint.objects.get().text == EVIL


def test_many_guests_from_one_place_are_stopped(client, consultation):
    viewpoint = written(consultation)
    for _one in range(65):
        client.cookies.clear()
        client.post(url("viewpoint-vote", consultation), {"viewpoint": viewpoint.pk, "value": "1"})

    assert Voter.objects.count() == 60


def test_the_consultations_page_invites_and_shows_where_people_agree(client, consultation):
    assert 'id="viewpoints"' not in client.get(consultation.get_absolute_url()).content.decode()
    written(consultation)
    assert url("viewpoints", consultation) in client.get(consultation.get_absolute_url()).content.decode()


def test_the_map_has_groups_figures_and_ones_own_place(client, consultation):
    voted_on(consultation)
    mapped(consultation)
    plain = client.get(url("viewpoint-map", consultation)).content.decode()
    assert "opinion-own" not in plain
    assert "Gruppe A" in plain
    assert plain.count("<tr") > 30

    viewpoint = Viewpoint.objects.first()
    client.post(url("viewpoint-vote", consultation), {"viewpoint": viewpoint.pk, "value": "1"})

    assert "opinion-own" in client.get(url("viewpoint-map", consultation)).content.decode()


def test_where_there_are_no_groups_the_page_says_why(client, consultation):
    voted_on(consultation, people=30, statements=22)
    mapped(consultation)

    page = client.get(url("viewpoint-map", consultation)).content.decode()

    assert "Der vises ingen grupper" in page
    assert "100 personer" in page


def test_an_unpublished_map_is_not_found(client, consultation):
    voted_on(consultation, people=20, statements=5)
    mapped(consultation, publish=False)

    assert client.get(url("viewpoint-map", consultation)).status_code == 404
    assert client.get(f"/api/v1/viewpoints/{consultation.number}/map").status_code == 404


def test_machines_get_the_report_and_no_votes(client, consultation):
    voted_on(consultation)
    mapped(consultation)

    said = client.get(f"/api/v1/viewpoints/{consultation.number}/map").json()
    listed = client.get(f"/api/v1/viewpoints/{consultation.number}").json()

    assert said["structure"]["found"] is True
    assert "loadings" not in json.dumps(said)
    assert len(listed) == 30


def test_what_is_written_is_text_and_never_markup(client, consultation, bo):
    services.decide_viewpoint(services.propose_viewpoint(consultation, by=None, text=EVIL), by=bo, show=True)
    for name in ("viewpoints", "consultation-detail"):
        assert EVIL not in client.get(url(name, consultation)).content.decode()


def test_staff_write_decide_take_down_map_and_publish(client, consultation, bo):
    client.force_login(bo)
    client.post(reverse("staff:viewpoint-add", args=[consultation.pk]), {"text": "Stien skal have lys om natten."})
    made = services.propose_viewpoint(consultation, by=None, text="Der skal være bænke ved stien.")
    client.post(reverse("staff:viewpoint-decide", args=[made.pk]), {"show": "yes"})
    client.post(reverse("staff:viewpoint-take-down", args=[made.pk]), {"reason": "Fejl"})
    assert [(one.text[:5], one.state) for one in Viewpoint.objects.order_by("pk")] == [
        ("Stien", "shown"),
        ("Der s", "taken_down"),
    ]
    voted_on(consultation, people=20, statements=5)

    page = client.post(reverse("staff:opinion-map-start", args=[consultation.pk]), follow=True)
    assert page.status_code == 200
    from roret.foundation.testing.jobs import run_jobs

    run_jobs()
    found = OpinionMap.objects.get()
    assert client.get(found.get_staff_url()).status_code == 200
    client.post(reverse("staff:opinion-map-publish", args=[found.pk]))
    found.refresh_from_db()
    assert found.published_by == bo.name
    assert client.get(consultation.get_staff_url()).status_code == 200


def test_a_stranger_gets_nowhere_in_the_workspace(client, consultation, dan, ane):
    viewpoint = written(consultation)
    for person in (dan, ane):
        client.force_login(person)
        for name, pk in (
            ("viewpoint-add", consultation.pk),
            ("viewpoint-decide", viewpoint.pk),
            ("opinion-map-start", consultation.pk),
        ):
            assert client.post(reverse(f"staff:{name}", args=[pk]), {"text": "Et nyt synspunkt her."}).status_code in {
                302,
                403,
                404,
            }
    assert Viewpoint.objects.count() == 1
    assert not OpinionMap.objects.exists()


def test_the_number_of_questions_to_the_database(client, consultation):
    voted_on(consultation)
    mapped(consultation)
    counted = {}
    for name in ("viewpoints", "viewpoint-map"):
        client.get(url(name, consultation))
        with CaptureQueriesContext(connection) as queries:
            client.get(url(name, consultation))
        counted[name] = len(queries)

    assert counted == {"viewpoints": 3, "viewpoint-map": 2}
