"""A person is given all that is known about her, and forgotten without the thread losing its place."""

import io
import json
import zipfile

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import connection

from roret.commons.records.models import Follow, Link
from roret.commons.records.services import follow_record
from roret.foundation.errors import NotPossible
from roret.foundation.files.services import receive_files
from roret.foundation.files.tests.samples import PDF, upload
from roret.foundation.journal.models import Detail, Event
from roret.foundation.journal.services import seal_events
from roret.foundation.journal.verification import verify
from roret.foundation.privacy.models import Certificate
from roret.foundation.privacy.services import erase_person, export_person
from roret.listen.consultations import services as consultations
from roret.listen.contributions import selectors
from roret.listen.contributions import services as contributions
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.tests.factories import open_consultation, send, sent
from roret.listen.white_papers import services as white_papers

WORDS = "Jeg bor på Ågade og er svagtseende. <script>alert(1)</script>"


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files-of-this-test"


@pytest.fixture
def taken_part(world):
    """Ane has sent a response with a file, it is approved and grouped, and she follows the consultation."""
    consultation = open_consultation(world.centre)
    files = receive_files([upload("Anes bilag.pdf", PDF)], by=world.ane)
    receipt = send(
        consultation,
        WORDS,
        by=world.ane,
        author_name="Ane Kirstine Møller",
        email="ane@demo.roret.example",
        files=files,
    )
    approved = contributions.approve_contribution(receipt.contribution, by=world.bo)
    theme = contributions.create_theme(consultation, by=world.bo, title="Bredden", owner=world.bo)
    contributions.group_contributions(theme, [receipt.contribution], by=world.bo)
    contributions.choose_quote(theme, approved, by=world.bo, words="svagtseende")
    follow_record(consultation, by=world.ane)
    return consultation, receipt, theme


def unpack(content):
    archive = zipfile.ZipFile(io.BytesIO(content))
    return json.loads(archive.read("mine-data.json")), archive.read("mine-data.html").decode(), archive


@pytest.mark.django_db
def test_a_person_gets_all_that_is_known_about_her_to_read_and_to_take_along(world, taken_part):
    data, page, archive = unpack(export_person(world.ane, by=world.ane))
    everything = json.dumps(data, ensure_ascii=False)
    for known in (
        world.ane.email,
        WORDS.split(".", maxsplit=1)[0],
        taken_part[1].contribution.reference,
        "Cykelsti på Ågade",
        "Anes bilag.pdf",
    ):
        assert known in everything
    assert [archive.read(name) for name in archive.namelist() if name.startswith("filer/")] == [PDF]
    assert "&lt;script&gt;" in page
    assert "<script>" not in page


@pytest.mark.django_db
def test_the_export_holds_no_secret_and_nobody_else(world, taken_part):
    other = sent(taken_part[0], "Noget helt andet", author_name="Børge Bygger")
    data, page, _archive = unpack(export_person(world.ane, by=world.ane))
    everything = json.dumps(data, ensure_ascii=False) + page
    for hidden in (
        "Noget helt andet",
        "Børge Bygger",
        other.reference,
        world.ane.password,
        taken_part[1].contribution.key,
    ):
        assert hidden not in everything


@pytest.mark.django_db
def test_an_export_is_journalled_and_only_for_oneself_and_the_privacy_officer(world):
    for stranger in (world.bo, world.member, world.guest, world.director):
        with pytest.raises(PermissionDenied):
            export_person(world.ane, by=stranger)
    export_person(world.ane, by=world.privacy_officer)
    assert Event.objects.about(world.ane).filter(type="privacy.exported").get().actor_name == "Pia Privat"


@pytest.mark.django_db
def test_the_person_goes_and_the_thread_keeps_its_place(world, taken_part):
    _consultation, receipt, theme = taken_part
    links, size = Link.objects.count(), theme.grouped.count()
    erase_person(world.ane, by=world.ane)
    contribution = Contribution.objects.get(pk=receipt.contribution.pk)
    assert (contribution.author, contribution.author_name, contribution.email) == (None, "", "")
    assert contribution.text == contribution.published_text == "Slettet efter ønske fra afsenderen"
    assert (Link.objects.count(), theme.grouped.count()) == (links, size)
    assert contribution.reference == receipt.contribution.reference
    assert selectors.by_follow_secret(receipt.secret) == contribution
    assert not theme.quotes.exists()
    assert not Follow.objects.filter(user=world.ane).exists()
    person = world.fresh("ane")
    assert (person.name, person.is_active) == ("", False)
    assert not EmailAddress.objects.filter(user=person).exists()


def everywhere(words):
    """Return the tables in which the words still stand: the whole database is looked through, not what we think of."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT count(*) FROM {table} AS t WHERE t::text ILIKE %s", [f"%{words}%"])
            found += [table] * bool(cursor.fetchone()[0])
    return found


@pytest.mark.django_db
def test_nothing_of_her_is_left_anywhere_in_the_database_or_on_the_disk(world, taken_part):
    for trace in ("Kirstine", "ane@demo", "svagtseende", "Anes bilag"):
        assert everywhere(trace), f"{trace} was never there, so this test could not fail"
    path = taken_part[1].contribution.files.get().file.content.name
    erase_person(world.ane, by=world.ane)
    assert {trace: everywhere(trace) for trace in ("Kirstine", "ane@demo", "svagtseende", "Anes bilag")} == {
        "Kirstine": [], "ane@demo": [], "svagtseende": [], "Anes bilag": [],
    }  # fmt: skip
    assert path


@pytest.mark.django_db(transaction=True)
def test_her_files_are_gone_from_the_disk_and_the_journal_still_holds(world, taken_part):
    path = taken_part[1].contribution.files.get().file.content.name
    assert default_storage.exists(path)
    seal_events()
    erase_person(world.ane, by=world.ane)
    assert not default_storage.exists(path)
    seal_events()
    assert verify() == []
    assert not Detail.objects.filter(person_id=str(world.ane.pk)).exists()


@pytest.mark.django_db
def test_each_thing_that_is_erased_has_its_own_event_and_the_whole_a_certificate(world, taken_part):
    certificate = erase_person(world.ane, by=world.ane)
    types = set(Event.objects.filter(actor_id=str(world.ane.pk)).values_list("type", flat=True))
    assert {"contribution.erased", "record.unfollowed", "people.person_erased", "privacy.person_forgotten"} <= types
    assert (certificate.reason, certificate.register) == (Certificate.ON_DEMAND, "person")
    assert "Kirstine" not in str(Event.objects.filter(actor_id=str(world.ane.pk)).values())


@pytest.mark.django_db
def test_a_text_in_a_frozen_white_paper_stays_and_only_the_name_goes(world, taken_part):
    consultation, receipt, theme = taken_part
    contributions.write_answer(theme.answer, by=world.bo, text="Den bliver bred.")
    contributions.approve_answer(theme.answer, by=world.bo)
    closed = consultations.close_consultation(consultation, by=world.bo)
    paper = white_papers.freeze_white_paper(closed, by=world.bo)
    erase_person(world.ane, by=world.ane)
    contribution = Contribution.objects.get(pk=receipt.contribution.pk)
    assert contribution.published_text == WORDS
    assert (contribution.author_name, contribution.email, contribution.shown_name) == ("", "", "")
    assert theme.quotes.get().words == "svagtseende"
    paper.refresh_from_db()
    assert WORDS in str(paper.rows.get().data)


@pytest.mark.django_db
def test_whoever_holds_a_role_must_end_it_first_and_nothing_is_lost_until_then(world, taken_part):
    mine = sent(taken_part[0], "Mit eget svar", by=world.bo)
    with pytest.raises(NotPossible, match="rolle"):
        erase_person(world.bo, by=world.bo)
    assert Contribution.objects.get(pk=mine.pk).text == "Mit eget svar"


@pytest.mark.django_db
def test_nobody_erases_another(world):
    for stranger in (world.bo, world.member, world.guest, world.operator):
        with pytest.raises(PermissionDenied):
            erase_person(world.ane, by=stranger)


@pytest.mark.django_db
def test_a_guest_is_forgotten_by_her_follow_link(world, taken_part):
    contribution = sent(taken_part[0], "Skriv til gæst@eksempel.dk", author_name="Gæst", email="gaest@example.org")
    with pytest.raises(PermissionDenied):
        contributions.erasing.erase_contribution(contribution, by=world.guest)
    contributions.erasing.erase_contribution(contribution, by=world.guest, secret_known=True)
    assert everywhere("gaest@example.org") == []
    assert everywhere("Skriv til") == []
