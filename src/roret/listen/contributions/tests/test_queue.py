"""The queue shows no more than may be read, and a bulk act leaves it as it was narrowed."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.commons.people.services import grant_role
from roret.foundation import authz, clock
from roret.foundation.authz.roles import CASE_WORKER, DIRECTOR
from roret.foundation.testing.screens import person_with
from roret.listen.contributions import services
from roret.listen.contributions.enums import Moderation
from roret.listen.contributions.tests.factories import open_consultation, sent

pytestmark = pytest.mark.django_db

QUEUE = "staff:contribution-queue"
MANY = "staff:contribution-decide-many"


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


@pytest.fixture
def desk(client, bo):
    client.force_login(bo)
    return client


def test_a_bulk_approval_keeps_the_filters_and_the_page(desk, consultation):
    wanted = {"moderation": ["waiting"], "record": [consultation.number], "q": ["å & b"], "side": ["2"]}

    answer = desk.post(
        reverse(MANY), {"reference": sent(consultation).reference, "back": urlencode(wanted, doseq=True)}
    )

    parts = urlsplit(answer["Location"])
    assert (parts.netloc, parts.path, parse_qs(parts.query)) == ("", reverse(QUEUE), wanted)


def test_the_form_carries_the_filters_and_escapes_them(desk, consultation):
    sent(consultation)

    page = desk.get(reverse(QUEUE), {"moderation": "waiting", "x": '"><script>'}).content.decode()

    assert 'name="back" value="moderation=waiting&amp;x=%22%3E%3Cscript%3E"' in page


def test_the_refused_are_named_and_the_others_are_approved(desk, consultation):
    good, flagged = sent(consultation), sent(consultation, "Ring på 20 30 40 50.")

    page = desk.post(reverse(MANY), {"reference": [good.reference, flagged.reference]}, follow=True).content.decode()

    good.refresh_from_db()
    flagged.refresh_from_db()
    assert (good.moderation, flagged.moderation) == (Moderation.APPROVED, Moderation.WAITING)
    assert f"{flagged.reference}: " in page


def test_what_was_taken_out_does_not_stand_in_the_list(desk, consultation, bo):
    found = sent(consultation, "Mit cpr er 251248-9996, og stien er smal.")
    services.decide_redaction(found.redactions.get(), by=bo, take_out=True)

    page = desk.get(reverse(QUEUE)).content.decode()

    assert "og stien er smal." in page
    assert "251248" not in page


def test_ones_own_response_to_another_unit_is_not_in_the_queue(client, dan, consultation):
    own = sent(consultation, by=dan)
    client.force_login(dan)

    assert own.reference not in client.get(reverse(QUEUE)).content.decode()
    assert client.get(reverse("staff:contribution-detail", args=[own.reference])).status_code == 404
    assert client.post(reverse(MANY), {"reference": own.reference}).status_code == 302
    own.refresh_from_db()
    assert own.moderation == Moderation.WAITING


def test_who_only_directs_a_unit_is_refused_row_by_row_and_the_rest_is_done(client, world):
    here, there = (sent(open_consultation(unit)) for unit in (world.centre, world.tech))
    person = person_with(CASE_WORKER, world.centre)
    grant_role(person, by=authz.SYSTEM, role=DIRECTOR, unit=world.tech, begins_on=clock.today())
    client.force_login(person)

    page = client.post(reverse(MANY), {"reference": [there.reference, here.reference]}, follow=True).content.decode()

    here.refresh_from_db()
    there.refresh_from_db()
    assert (here.moderation, there.moderation) == (Moderation.APPROVED, Moderation.WAITING)
    assert f"{there.reference}: Du må ikke afgøre det her svar." in page


def _queries(client):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse(QUEUE)).status_code == 200
    return len(asked)


def test_the_queue_asks_as_much_for_many_as_for_one(desk, consultation):
    sent(consultation, "Ring på 20 30 40 50.")
    _queries(desk)
    one = _queries(desk)
    for number in range(8):
        sent(consultation, f"Ring på 20 30 40 5{number}.")

    assert _queries(desk) == one <= 15
