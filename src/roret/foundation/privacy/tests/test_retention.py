"""What is too old goes by night, with a certificate; what is not stays."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from roret.foundation import clock
from roret.foundation.journal.models import Event
from roret.foundation.privacy.models import Certificate
from roret.foundation.privacy.services import erase_expired, retention
from roret.foundation.privacy.services.retention import fingerprint_of, preview
from roret.foundation.testing.jobs import run_jobs
from roret.listen.contributions.models import Contribution, Draft
from roret.listen.contributions.tests.factories import open_consultation, sent

pytestmark = pytest.mark.django_db
LATER = timedelta(days=61 * 31)


@pytest.fixture
def response(world):
    return sent(open_consultation(world.centre), "Gammelt svar", author_name="Ane", email="ane@example.org")


def counts():
    return {due.name: due.count for due in preview()}


def test_nothing_is_erased_before_its_time(response):
    assert counts()["contributions.contribution"] == 0
    erase_expired()
    assert Contribution.objects.get().text == "Gammelt svar"


def test_what_is_older_than_its_class_allows_is_erased_with_a_certificate(response):
    with clock.at(clock.now() + LATER):
        assert counts()["contributions.contribution"] == 1
        erase_expired()
        assert counts()["contributions.contribution"] == 0
    erased = Contribution.objects.get()
    assert (erased.text, erased.author_name) == ("Slettet, fordi tiden var gået", "")
    certificate = Certificate.objects.get(register="contributions.contribution")
    assert (certificate.count, certificate.reason) == (1, Certificate.TIME_UP)
    assert certificate.fingerprint == fingerprint_of("contributions.contribution", [response.pk])
    assert Event.objects.about(certificate).get().data == {"count": 1, "fingerprint": certificate.fingerprint}


def test_a_record_whose_time_is_up_takes_its_contributions_along(response):
    response.record.keep_until = clock.today() - timedelta(days=1)
    response.record.save(update_fields=["keep_until"])
    assert counts()["contributions.contribution"] == 1


def test_the_inventions_of_the_demo_are_nobodys_and_stay(response):
    Contribution.objects.update(invented=True)
    with clock.at(clock.now() + LATER):
        assert counts()["contributions.contribution"] == 0


def test_a_draft_that_nobody_came_back_to_goes_after_a_month(response):
    Draft.objects.create(key="a", record_id=response.record_id, saved_at=clock.now() - timedelta(days=32))
    Draft.objects.create(key="b", record_id=response.record_id)
    erase_expired()
    assert [draft.key for draft in Draft.objects.all()] == ["b"]


def test_many_are_erased_in_portions_and_all_of_them(response, monkeypatch):
    monkeypatch.setattr(retention, "AT_ONCE", 3)
    for number in range(7):
        Draft.objects.create(key=str(number), record_id=response.record_id, saved_at=clock.now() - timedelta(days=40))
    erase_expired()
    assert not Draft.objects.exists()
    assert sorted(Certificate.objects.filter(register="contributions.draft").values_list("count", flat=True)) == [
        1,
        3,
        3,
    ]


def test_an_account_that_is_no_longer_used_is_erased_but_never_one_with_a_role(world):
    for person in (world.ane, world.bo):
        person.last_login = clock.now() - timedelta(days=800)
        person.save(update_fields=["last_login"])
    assert counts()["people.user"] == 1
    erase_expired()
    assert world.fresh("ane").erased_at
    assert world.fresh("bo").name == "Bo Damgaard"


def test_the_preview_of_the_command_changes_nothing(response, capsys):
    Contribution.objects.update(received_at=clock.now() - LATER)
    call_command("privacy", "preview")
    assert "1  contributions.contribution" in capsys.readouterr().out
    assert not Certificate.objects.exists()
    call_command("privacy", "erase")
    assert "contributions.contribution" in capsys.readouterr().out


def test_no_column_is_unclassified_says_the_command(capsys):
    call_command("privacy", "unclassified")
    assert capsys.readouterr().out == ""


def test_the_night_does_it_by_itself(response):
    from roret.foundation.privacy.tasks import erase_what_is_old

    Contribution.objects.update(received_at=clock.now() - LATER)
    erase_what_is_old.enqueue()
    run_jobs()
    assert Contribution.objects.get().erased_at


def test_a_case_worker_may_not(world):
    with pytest.raises(PermissionDenied):
        erase_expired(by=world.bo)
