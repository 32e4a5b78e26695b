"""Reporting a response, deciding about it, and what each hears."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.testing.jobs import run_jobs
from roret.listen.contributions import services as contributions
from roret.listen.contributions.enums import Moderation
from roret.listen.contributions.tests.factories import open_consultation, sent
from roret.listen.notices import links, privacy, services
from roret.listen.notices.models import Notice

pytestmark = pytest.mark.django_db
GUEST = AnonymousUser()


@pytest.fixture
def response(world):
    """A published response to a consultation of Bo's centre."""
    made = sent(open_consultation(world.centre), "Min nabo Ole er en tyv, og vejen er for smal.")
    return contributions.approve_contribution(made, by=world.bo)


def report(response, number=1, **more):
    values = {"reason": "personal", "text": "Den nævner en nabo.", "submission": f"notice-{number}"} | more
    return services.report_contribution(response, by=GUEST, **values)


def test_anybody_reports_by_form_and_comes_to_her_own_page(client, response):
    address = reverse("public:contribution-report", args=[response.reference])
    data = {"reason": "personal", "text": "<b>Ole</b> er min nabo", "email": "", "submission": "abc"}
    page = client.post(address, data, follow=True).content.decode()

    assert address in client.get(reverse("public:contribution-detail", args=[response.reference])).content.decode()
    assert "&lt;b&gt;Ole&lt;/b&gt;" in page
    assert Notice.objects.get().decided_at is None
    assert links.secret_of("abc") not in Notice.objects.get().key


def test_the_same_sending_is_kept_once(response):
    assert report(response).pk == report(response).pk


@pytest.mark.parametrize(
    ("values", "at"), [({"reason": "nonsense"}, "reason"), ({"reason": "other", "text": " "}, "text")]
)
def test_what_says_nothing_is_refused_at_its_field(response, values, at):
    with pytest.raises(DomainError) as refused:
        report(response, **values)
    assert refused.value.field == at


def test_a_form_that_is_refused_keeps_what_was_typed(client, response):
    address = reverse("public:contribution-report", args=[response.reference])
    answer = client.post(address, {"text": "mange ord", "submission": "x"})

    assert answer.status_code == 422
    assert "mange ord" in answer.content.decode()


def test_what_is_not_published_cannot_be_reported(client, world):
    hidden = sent(open_consultation(world.centre), "Endnu ikke læst")

    assert client.get(reverse("public:contribution-report", args=[hidden.reference])).status_code == 404


def test_hiding_answers_all_who_reported_and_tells_why(response, world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first, _second = report(response, 1, email="ida@example.dk"), report(response, 2)
        done = services.decide_notice(first, by=world.bo, outcome="hidden", answer="Den omtaler en privatperson.")
    run_jobs()
    response.refresh_from_db()

    assert len(done) == 2
    assert response.moderation == Moderation.HIDDEN
    assert response.moderation_reason == "Den omtaler en privatperson."
    assert any("Den omtaler en privatperson." in one.body for one in mail.outbox if "ida@example.dk" in one.to)


def test_many_notices_hide_nothing_by_themselves(response):
    for number in range(30):
        report(response, number)
    response.refresh_from_db()

    assert response.moderation == Moderation.APPROVED


def test_words_are_taken_out_before_it_is_said(response, world):
    made = report(response)
    with pytest.raises(DomainError):
        services.decide_notice(made, by=world.bo, outcome="taken_out", answer="Navnet er fjernet.")
    contributions.add_redaction(response, by=world.bo, start=9, end=12, reason="name")

    assert (
        services.decide_notice(made, by=world.bo, outcome="taken_out", answer="Navnet er fjernet.")[0].outcome
        == "taken_out"
    )


def test_the_second_who_decides_is_told(response, world):
    made = report(response)
    services.decide_notice(made, by=world.bo, outcome="stays", answer="Det er en mening.")
    with pytest.raises(NotPossible):
        services.decide_notice(made, by=world.bo, outcome="hidden", answer="Nej.")


@pytest.mark.parametrize("who", ["ane", "dan", "guest", "member"])
def test_strangers_decide_nothing_and_see_nothing(client, response, world, who):
    made, person = report(response), world.personas[who]
    with pytest.raises(PermissionDenied):
        services.decide_notice(made, by=person, outcome="stays", answer="Ja.")
    assert not Notice.objects.visible_to(person).exists()


def test_the_list_shows_those_that_wait_first(client, response, world, django_assert_max_num_queries):
    for number in range(12):
        report(response, number)
    client.force_login(world.bo)
    with django_assert_max_num_queries(15):
        page = client.get(reverse("staff:notice-list")).content.decode()

    assert response.reference in page
    assert "12 venter" in page


def test_the_decision_is_made_on_the_responses_page(client, response, world):
    made = report(response)
    client.force_login(world.bo)
    page = client.get(reverse("staff:contribution-detail", args=[response.reference])).content.decode()
    answer = client.post(
        reverse("staff:notice-decide", args=[made.pk]), {"outcome": "stays", "answer": "Det er en mening."}, follow=True
    )

    assert "Den nævner en nabo." in page
    assert "1 anmeldelse er besvaret" in answer.content.decode()


def test_the_reporter_erases_her_words_and_the_decision_stays(client, response):
    report(response, email="ida@example.dk", submission="abc")
    client.post(reverse("public:notice-erase", args=[links.secret_of("abc")]))
    made = Notice.objects.get()

    assert (made.text, made.email, made.reason) == ("", "", "personal")


def test_old_notices_lose_their_words(response):
    made = report(response, email="ida@example.dk")
    Notice.objects.filter(pk=made.pk).update(made_at=timezone.now() - timedelta(days=800))

    assert list(privacy.due(timezone.now())) == [made]
    privacy.let_go(made, by=SYSTEM)
    assert not privacy.due(timezone.now()).exists()


def test_half_a_decision_cannot_be_kept(response):
    made = report(response)
    with pytest.raises(IntegrityError):
        Notice.objects.filter(pk=made.pk).update(outcome="stays")


def test_what_is_reported_waits_on_the_day_page(client, response, world):
    report(response, 1)
    report(response, 2)
    client.force_login(world.bo)
    page = client.get("/medarbejder/").content.decode()

    assert f"{response.reference}, anmeldt af 2" in page


def test_the_sender_of_a_hidden_response_is_told_why(response, world, django_capture_on_commit_callbacks):
    type(response).objects.filter(pk=response.pk).update(email="afsender@example.dk")
    with django_capture_on_commit_callbacks(execute=True):
        contributions.hide_contribution(response, by=world.bo, reason="Den omtaler en privatperson.")
    run_jobs()
    before = [one for one in mail.outbox if "afsender@example.dk" in one.to]
    run_jobs(later=True)
    after = [one for one in mail.outbox if "afsender@example.dk" in one.to]

    assert before == []
    assert len(after) == 1
    assert "Den omtaler en privatperson." in after[0].body


def test_nothing_is_told_of_what_was_taken_back(response, world, django_capture_on_commit_callbacks):
    type(response).objects.filter(pk=response.pk).update(email="afsender@example.dk")
    with django_capture_on_commit_callbacks(execute=True):
        contributions.hide_contribution(response, by=world.bo, reason="Ved en fejl.")
        contributions.reopen_contribution(response, by=world.bo)
    run_jobs(later=True)

    assert not [one for one in mail.outbox if "afsender@example.dk" in one.to]
