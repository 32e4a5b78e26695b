"""Closed items are in no open version: page, PDF, Word, search, feed, calendar and API. Members of the body read the whole."""

import io
import zipfile

import pytest
from django.urls import reverse
from pypdf import PdfReader

from roret.commons.meetings import services as meetings
from roret.commons.records.models import Record
from roret.decide.minutes import services
from roret.decide.minutes.documents import data_of, set_pdf
from roret.decide.minutes.models import Minutes, Version, VersionFile
from roret.decide.minutes.selectors import account_for, account_of, open_part, read_draft
from roret.decide.minutes.services import MotionRow, StatementRow, Written
from roret.decide.minutes.tests.factories import (
    SECRET,
    SECRET_WORDS,
    approved,
    begun,
    during,
    entry,
    held,
    published,
)
from roret.foundation import authz
from roret.foundation.authz.roles import MEMBER
from roret.foundation.files.access import readable
from roret.foundation.files.models import StoredFile
from roret.foundation.testing.personas import make_person
from roret.listen.contributions.tests.factories import draft as paper

pytestmark = pytest.mark.django_db

OPEN_WORDS = ("Budget", "Budgettet blev drøftet længe")


@pytest.fixture
def politician(world):
    return make_person("politician", role=MEMBER, unit=world.committee)


@pytest.fixture
def out(world):
    """Minutes with an open and a closed item, published, with every file made."""
    found = held(world.committee, "Budget", closed=SECRET)
    minutes = begun(found)
    with during(found):
        row = MotionRow("main", "Godkendt", "adopted", "voted", {"for": "Rød", "against": "Blå"})
        services.save_entry(entry(minutes), by=authz.SYSTEM, written=Written(OPEN_WORDS[1], motions=[row]))
        secret = Written(
            "Prisen er hemmelig",
            motions=[
                MotionRow("main", "Fabriksvej købes", "adopted", "unanimous"),
                MotionRow("aAbCdEf12", "Lukket forslag", "rejected", "unanimous", {}, "Grøn", amendment=True),
            ],
            statements=[StatementRow("sAbCdEf12", "Grøn", "", "Ejendomsudvalget protesterer")],
        )
        services.save_entry(entry(minutes, 2), by=authz.SYSTEM, written=secret)
    minutes = published(minutes)
    services.make_files(Version.objects.select_related("minutes__meeting").get(), by=authz.SYSTEM)
    return Minutes.objects.get(pk=minutes.pk)


def secrets_in(text):
    return [word for word in (SECRET, *SECRET_WORDS) if word in text]


def words_of(one):
    with one.file.content.open("rb") as file:
        content = file.read()
    if one.kind == "pdf":
        return pdf_text(content)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())


def pdf_text(content):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_no_open_form_of_the_minutes_says_a_word_of_a_closed_item(world, out, client):
    addresses = [
        out.get_absolute_url(),
        out.meeting.get_absolute_url(),
        reverse("public:minutes-list"),
        reverse("public:body-minutes", args=[out.body_id]),
        reverse("public:minutes-feed"),
        reverse("public:body-minutes-feed", args=[out.body_id]),
        reverse("public:body-detail", args=[out.body_id]),
        reverse("public:body-calendar", args=[out.body_id]),
        reverse("public:meeting-calendar"),
        "/api/v1/minutes/",
        f"/api/v1/minutes/{out.number}",
        f"/api/v1/meetings/{out.meeting.number}",
    ]
    for person in (None, world.ane, world.dan, world.member):
        if person:
            client.force_login(person)
        for address in addresses:
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert not secrets_in(answer.content.decode()), f"{person} reads what is closed at {address}"
        for word in ("Fabriksvej", "hemmelig", "protesterer"):
            page = client.get("/soeg/", {"q": word}).content.decode()
            assert out.number not in page, f"{person} finds the minutes by “{word}”"
    assert OPEN_WORDS[1] in client.get(out.get_absolute_url()).content.decode()
    assert "Lukket punkt" in client.get(out.get_absolute_url()).content.decode()


def test_what_is_open_is_found_by_search(out, client):
    assert out.number in client.get("/soeg/", {"q": "drøftet længe"}).content.decode()


def test_the_open_files_hold_nothing_closed_and_the_whole_ones_are_for_the_body_only(world, out, politician):
    files = list(VersionFile.objects.select_related("file"))
    assert {(one.kind, one.is_open) for one in files} == {(k, o) for k in ("pdf", "docx") for o in (True, False)}
    for one in files:
        text = words_of(one)
        assert OPEN_WORDS[1].replace(" ", "") in text.replace(" ", "").replace("\n", ""), one
        found = secrets_in(text)
        assert bool(found) is not one.is_open, f"{one.kind} {'open' if one.is_open else 'whole'}: {found}"
    for person, sees in (
        (world.ane, 2),
        (world.dan, 2),
        (world.member, 2),
        (politician, 4),
        (world.committee_secretary, 4),
    ):
        readable_files = StoredFile.objects.filter(readable(person), pk__in=[one.file_id for one in files])
        assert readable_files.count() == sees, person
        assert VersionFile.objects.visible_to(person).count() == sees


def test_members_substitutes_guests_citizens_and_other_staff(world, out, politician, client):
    substitute, guest = make_person("substitute"), make_person("deputation")
    meetings.add_guest(out.meeting, by=authz.SYSTEM, name="deputation")
    whole = {politician: True, world.committee_secretary: True, world.operator_in_session: True}
    others = dict.fromkeys((substitute, guest, world.ane, world.dan, world.bo, world.member, world.secretary), False)
    version = Version.objects.get()
    for person, reads in (whole | others).items():
        client.force_login(person)
        page = client.get(out.get_absolute_url()).content.decode()
        assert bool(secrets_in(page)) is reads, person
        assert bool(secrets_in(str(account_for(version, person)))) is reads, person


def test_nothing_is_read_by_anybody_but_the_body_before_it_is_published(world, politician, client):
    found = held(world.committee, "Budget", closed=SECRET)
    minutes = begun(found)
    with during(found):
        pass
    approved(minutes)
    for person, status in ((world.ane, 404), (world.dan, 404)):
        client.force_login(person)
        assert client.get(minutes.get_absolute_url()).status_code == status
        assert not Version.objects.visible_to(person).exists()
    assert Version.objects.visible_to(politician).count() == 1
    assert not secrets_in(client.get("/api/v1/minutes/").content.decode())
    assert client.get(f"/api/v1/minutes/{minutes.number}").status_code == 404


def test_of_a_closed_meeting_everybody_reads_numbers_only(world):
    found = held(world.committee, "Personalesag Fabriksvej")
    type(found).objects.filter(pk=found.pk).update(closed=True)
    minutes = begun(found)
    draft = read_draft(Minutes.objects.select_related("meeting__body").get(pk=minutes.pk))
    shown = open_part(account_of(draft))
    assert shown["items"] == [{"number": 1, "closed": True}]


def test_a_paper_that_is_not_public_closes_its_item(world):
    found = held(
        world.committee, put=lambda one: meetings.put_on_agenda(one, by=authz.SYSTEM, record=paper(world.centre))
    )
    Record.objects.filter(pk=found.items.get().record_id).update(visibility="members")
    minutes = begun(found)
    draft = read_draft(Minutes.objects.select_related("meeting__body").get(pk=minutes.pk))
    assert open_part(account_of(draft))["items"] == [{"number": 1, "closed": True}]


def test_why_a_member_stayed_away_is_in_no_version(world):
    found = held(world.committee, "Budget")
    meetings.apologise(found.attendances.get(name="Anna"), by=authz.SYSTEM, reason="Indlagt på hospitalet")
    minutes = begun(found)
    with during(found):
        published(minutes)
    version = Version.objects.get()
    assert "hospital" not in str(version.account)
    assert version.account["absent"] == [{"name": "Anna", "party": "Rød", "apology": True, "instead": ""}]
    text = pdf_text(set_pdf(data_of(version, is_open=False)))
    assert "Anna" in text
    assert "hospital" not in text
