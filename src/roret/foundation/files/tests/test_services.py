"""Files are kept, read by those who may, scanned, erased and swept up."""

import hashlib
import os
import stat
import time
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import transaction

from roret.foundation import authz
from roret.foundation.files import services
from roret.foundation.files.errors import FileRefused
from roret.foundation.files.models import StoredFile
from roret.foundation.files.tests.samples import EXE, PDF, PLACE, jpeg, upload
from roret.foundation.journal.models import Detail, Event

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files-of-this-test"


@pytest.fixture
def program(tmp_path):
    """A real program that stands in for the municipality's virus scanner."""

    def make(text):
        path = tmp_path / "scanner"
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    return make


def test_a_received_file_is_kept_as_it_was_with_its_fingerprint(ane):
    stored = services.receive_file(upload("Høring.pdf", PDF), by=ane)
    assert stored.content.read() == PDF
    assert (stored.name, stored.size, stored.content_type) == ("Høring.pdf", len(PDF), "application/pdf")
    assert stored.sha256 == hashlib.sha256(PDF).hexdigest()
    stored.content.close()


def test_a_guest_may_send_a_file(world):
    assert services.receive_file(upload("a.txt", b"hej"), by=world.guest).pk


def test_the_place_of_a_file_tells_nothing_and_is_never_the_same(ane):
    places = {services.receive_file(upload("Høring.pdf", PDF), by=ane).content.name for _again in range(3)}
    assert len(places) == 3
    assert not any("ring" in place or place.endswith(".pdf") for place in places)


def test_a_kept_file_can_only_be_read_by_the_house(ane):
    stored = services.receive_file(upload("a.txt", b"hej"), by=ane)
    assert stat.S_IMODE(Path(stored.content.path).stat().st_mode) == 0o600


def test_a_kept_photograph_does_not_say_where_it_was_taken(ane):
    stored = services.receive_file(upload("a.jpg", jpeg()), by=ane)
    with stored.content.open() as content:
        kept = content.read()
    assert PLACE not in kept
    assert (stored.size, stored.sha256) == (len(kept), hashlib.sha256(kept).hexdigest())


def test_the_event_names_the_file_by_number_and_its_name_can_be_forgotten(ane):
    stored = services.receive_file(upload("Ane Møllers klage.pdf", PDF), by=ane)
    event = Event.objects.about(stored).get()
    assert "Ane" not in f"{event} {event.data} {event.target_name} {event.actor_name}"
    assert Detail.objects.get(event_id=event.pk).data == {"name": "Ane Møllers klage.pdf"}


def test_of_several_files_all_are_kept_or_none(ane):
    with pytest.raises(FileRefused):
        services.receive_files([upload("a.pdf", PDF), upload("b.pdf", EXE)], by=ane)
    assert not StoredFile.objects.exists()
    assert not default_storage.exists("files")


def test_a_clean_file_is_marked_as_scanned(ane, settings, program):
    settings.RORET_SCAN_COMMAND = program('grep -q PDF "$1" && exit 0')
    assert services.receive_file(upload("a.pdf", PDF), by=ane).scanned == "clean"


def test_an_infected_file_is_refused(ane, settings, program):
    settings.RORET_SCAN_COMMAND = program("exit 1")
    with pytest.raises(FileRefused, match=r"(?i)virus"):
        services.receive_file(upload("a.pdf", PDF), by=ane)
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("broken", ["exit 2", "sleep 5"])
def test_nothing_is_taken_while_the_scanner_is_out_of_order(ane, bo, settings, program, monkeypatch, broken, caplog):
    monkeypatch.setattr("roret.foundation.files.scanning.SECONDS", 0.3)
    settings.RORET_SCAN_COMMAND = program(broken)
    for person, told in ((ane, False), (bo, True)):
        with pytest.raises(FileRefused) as refused:
            services.receive_file(upload("a.pdf", PDF), by=person)
        assert ("RORET_SCAN_COMMAND" in str(refused.value)) is told
    assert "out of order" in caplog.text


def test_nothing_is_taken_when_the_scanner_is_not_there(ane, settings):
    settings.RORET_SCAN_COMMAND = "/no/such/scanner --quick"
    with pytest.raises(FileRefused):
        services.receive_file(upload("a.pdf", PDF), by=ane)


def test_a_file_name_that_looks_like_an_option_is_no_option_of_the_scanner(ane, settings, program):
    settings.RORET_SCAN_COMMAND = program('test -f "$1" && test $# = 1')
    assert services.receive_file(upload("--delete.txt", b"hej"), by=ane).scanned == "clean"


def test_what_the_house_has_made_is_kept_too():
    stored = services.keep_made_file(PDF, name="hvidbog.pdf", content_type="application/pdf")
    assert (stored.scanned, stored.size) == ("made_here", len(PDF))


@pytest.mark.django_db(transaction=True)
def test_an_erased_file_is_gone_from_the_disk_and_remembered_by_its_fingerprint(world):
    stored = services.receive_file(upload("a.pdf", PDF), by=world.ane)
    path, pk = stored.content.name, stored.pk
    with pytest.raises(PermissionDenied):
        services.erase_file(stored, by=world.ane)
    assert default_storage.exists(path)
    services.erase_file(stored, by=world.privacy_officer, reason="asked for")
    assert not default_storage.exists(path)
    event = Event.objects.get(type="files.file_erased", target_id=str(pk))
    assert event.data == {"sha256": hashlib.sha256(PDF).hexdigest()}


@pytest.mark.django_db(transaction=True)
def test_what_a_rolled_back_change_left_behind_is_swept_up_after_a_day(ane):
    kept = services.receive_file(upload("a.txt", b"kept"), by=ane).content.name
    with transaction.atomic():
        lost = services.receive_file(upload("a.txt", b"lost"), by=ane).content.name
        transaction.set_rollback(True)
    assert services.sweep_files() == 0
    for path in (kept, lost):
        yesterday = time.time() - 90_000
        os.utime(default_storage.path(path), (yesterday, yesterday))
    assert services.sweep_files() == 1
    assert default_storage.exists(kept)
    assert not default_storage.exists(lost)


def test_the_house_may_erase():
    stored = services.keep_made_file(PDF, name="a.pdf", content_type="application/pdf")
    services.erase_file(stored, by=authz.SYSTEM)
    assert not StoredFile.objects.exists()
