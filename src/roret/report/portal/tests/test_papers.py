"""The papers of a meeting as one PDF: who may take them, what stands in them, and what is closed."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader, PdfWriter

from roret.commons.bodies.models import Body
from roret.commons.meetings import services as meetings
from roret.commons.meetings.tests.factories import meeting
from roret.commons.records.services import add_attachment
from roret.decide.matters import services as matters
from roret.foundation.authz import SYSTEM
from roret.foundation.files.services import keep_made_file
from roret.listen.statements import services as statements
from roret.listen.statements.tests.factories import able

pytestmark = pytest.mark.django_db


def pdf_of(*, width=300):
    """Return a PDF of one page of a width that can be told from a sheet of the document."""
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width, 400)
    writer.write(out)
    return out.getvalue()


def attach(record, title, content):
    file = keep_made_file(content, name="bilag.pdf", content_type="application/pdf")
    return add_attachment(record, by=SYSTEM, title=title, file=file)


@pytest.fixture
def held(world):
    """A council meeting whose agenda is out: an open matter with an attachment, and a closed item."""
    body = able(world.council)
    when = meeting(body)
    given = {
        "title": "Cykelsti",
        "summary": "Kort om stien",
        "problem": "Der er trængsel",
        "solution": "En sti",
        "process": "Den bygges",
    }
    given["no_economy"] = True
    matter = matters.create_matter(by=SYSTEM, unit=world.centre, body_id=body.pk, **given)
    matters.add_item(matter, by=SYSTEM, text="rådet støtter stien")
    matter = matters.sign_matter(matter, by=SYSTEM)
    attach(matter, "Kort over stien", pdf_of())
    meetings.put_on_agenda(when, by=SYSTEM, record=matter)
    meetings.put_on_agenda(when, by=SYSTEM, title="Ansættelse af leder", closed=True)
    draft = statements.create_statement(
        by=SYSTEM, body=body, type="statement", title="Fri fortove", text="Rådets eget udkast", to_unit=world.centre
    )
    statements.put_to_meeting(draft, by=SYSTEM, meeting=when)
    return meetings.publish_agenda(when, by=SYSTEM)


def taken(client, found):
    response = client.get(reverse("member:meeting-papers", args=[found.pk]))
    assert response.status_code == 200
    reader = PdfReader(io.BytesIO(response.content))
    return response, reader, " ".join(page.extract_text() for page in reader.pages)


def test_a_member_takes_agenda_items_attachments_and_drafts_with_bookmarks(client, world, held):
    client.force_login(world.member)
    response, reader, text = taken(client, held)
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    for words in ("Cykelsti", "Der er trængsel", "rådet støtter stien", "Ansættelse af leder", "Rådets eget udkast"):
        assert words in text, words
    tops = [str(one.title) for one in reader.outline if not isinstance(one, list)]
    inside = [str(one.title) for part in reader.outline if isinstance(part, list) for one in part]
    assert [top.split(".")[0] for top in tops[1:]] == ["1", "2", "3"]
    assert inside == ["Kort over stien"]
    widths = [round(page.mediabox.width) for page in reader.pages]
    assert widths == [595, 595, 300, 595, 595], "the attachment follows its own item"


def test_closed_parts_carry_the_mark_and_open_ones_do_not(client, world, held):
    client.force_login(world.member)
    _response, reader, _text = taken(client, held)
    marked = ["Lukket" in page.extract_text() for page in reader.pages]
    assert marked == [True, False, False, True, False], "the agenda names which items are closed"


def test_only_those_who_sit_there_or_keep_the_agenda_take_the_papers(client, world, held, ane, bo):
    url = reverse("member:meeting-papers", args=[held.pk])
    assert client.get(url).status_code == 302
    for who in (ane, bo, world.director, world.committee_secretary):
        client.force_login(who)
        assert client.get(url).status_code in {403, 404}, who
    client.force_login(world.secretary)
    assert client.get(url).status_code == 200


def test_no_papers_before_the_agenda_is_out(client, world):
    client.force_login(world.member)
    coming = meeting(Body.objects.get(pk=world.council.pk))
    assert client.get(reverse("member:meeting-papers", args=[coming.pk])).status_code == 404


def test_a_broken_attachment_is_named_and_the_others_are_bound(client, world, held):
    attach(held, "En ødelagt fil", b"%PDF-1.7 og saa vroevl")
    attach(held, "En god fil", pdf_of(width=310))
    client.force_login(world.member)
    _response, reader, text = taken(client, held)
    assert "En ødelagt fil (findes på mødets side)" in text.replace("\n", " ")
    assert 310 in [round(page.mediabox.width) for page in reader.pages]


def test_hostile_words_are_words(client, world):
    evil = '#panic("x") $ \\ [ ] <script> "'
    when = meeting(world.council)
    meetings.put_on_agenda(when, by=SYSTEM, title=evil)
    meetings.publish_agenda(when, by=SYSTEM)
    client.force_login(world.member)
    _response, _reader, text = taken(client, when)
    assert "#panic" in text


def test_the_members_page_leads_to_papers_apology_drafts_and_rights(client, world, held):
    client.force_login(world.member)
    page = client.get(reverse("member:home")).content.decode()
    assert reverse("member:meeting-papers", args=[held.pk]) in page
    assert "Fri fortove" in page
    assert "må afgive udtalelser" in page
    assert "Meld afbud" in page
