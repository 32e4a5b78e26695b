"""Making the files: it tells how far it is, says why it failed, goes on where it stopped, and can be checked afterwards."""

from html import escape
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from roret.foundation.errors import NotPossible
from roret.foundation.jobs.models import Progress
from roret.foundation.journal.models import Event
from roret.foundation.testing.jobs import run_jobs
from roret.listen.white_papers import services
from roret.listen.white_papers.models import FrozenResponse, WhitePaper
from roret.listen.white_papers.tests.factories import ready_for_white_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(world, bo):
    return services.freeze_white_paper(ready_for_white_paper(world.centre, ("Stien er smal 😀",), by=bo), by=bo)


def again():
    return WhitePaper.objects.get()


def broken(paper):
    """Spoil the account, as a fault in a program would, and let the job run into it."""
    kept = paper.account
    WhitePaper.objects.update(account={**kept, "themes": [{"order": "x"}]})
    run_jobs(may_fail=True)
    return kept


def test_the_job_tells_how_far_it_is(paper):
    run_jobs()

    progress = Progress.objects.get()
    assert (progress.done, progress.total, progress.failed) == (4, 4, False)
    assert progress.ended_at


def test_a_failed_job_says_why_and_is_started_again(client, paper, bo):
    kept = broken(paper)
    client.force_login(bo)
    address = reverse("staff:white-paper-detail", args=[paper.consultation_id])

    assert again().state == "failed"
    assert escape(again().failure) in client.get(address).content.decode()
    assert Event.objects.filter(type="white_paper.failed").exists()
    WhitePaper.objects.update(account=kept)
    client.post(reverse("staff:white-paper-restart", args=[paper.consultation_id]))
    run_jobs()
    assert again().state == "made"
    assert again().files.count() == 4


def test_it_is_started_again_once_only(paper, bo):
    broken(paper)
    services.restart_making(again(), by=bo)

    with pytest.raises(NotPossible):
        services.restart_making(again(), by=bo)


def test_what_was_made_is_not_made_again(paper, bo):
    run_jobs()
    before = set(again().files.values_list("pk", "file__sha256"))
    WhitePaper.objects.update(made_at=None)

    services.make_files(again(), by=bo)

    assert set(again().files.values_list("pk", "file__sha256")) == before


def test_verifying_makes_everything_anew_and_finds_it_the_same(paper):
    run_jobs()
    out = StringIO()

    call_command("white_paper", "verify", paper.consultation.number, stdout=out)

    assert "DIFFERS" not in out.getvalue()
    assert out.getvalue().count("made anew") == 4
    assert paper.sha256 in out.getvalue()


def test_verifying_finds_a_row_that_somebody_has_changed(paper):
    run_jobs()
    row = FrozenResponse.objects.first()
    row.data["text"] = "Noget andet"
    row.save()
    out = StringIO()

    with pytest.raises(SystemExit):
        call_command("white_paper", "verify", paper.consultation.number, stdout=out, stderr=StringIO())
    assert "DIFFERS  account" in out.getvalue()


def test_verifying_finds_a_file_that_somebody_has_changed(paper):
    run_jobs()
    file = paper.files.get(kind="csv").file
    spoiled = Path(file.content.path)
    spoiled.chmod(0o600)
    spoiled.write_bytes(spoiled.read_bytes() + b" ")
    out = StringIO()

    with pytest.raises(SystemExit):
        call_command("white_paper", "verify", paper.consultation.number, stdout=out, stderr=StringIO())
    assert out.getvalue().count("DIFFERS") == 1


def test_many_responses_are_frozen_by_the_job_and_the_gates_are_asked_again(world, bo, monkeypatch):
    from roret.listen.white_papers.services import freezing

    monkeypatch.setattr(freezing, "AT_ONCE", 0)
    paper = services.freeze_white_paper(ready_for_white_paper(world.centre, ("Ja",), by=bo), by=bo)
    assert (paper.frozen_at, paper.state) == (None, "ordered")

    run_jobs()

    assert again().frozen_at
    assert again().rows.count() == 2
