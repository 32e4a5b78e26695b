from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roret.engines.agendas import AgendaError, Limits, read_agenda

pytestmark = pytest.mark.unit

SBSYS = """<?xml version="1.0" encoding="{encoding}"?>
<Dagsorden MødeID="4711">
 <Udvalg>Beskæftigelses- og Integrationsudvalget</Udvalg>
 <Mødedato>27. august 2026</Mødedato><Starttidspunkt>16:00</Starttidspunkt><Sluttidspunkt>18:30</Sluttidspunkt>
 <Mødested>Rådhuset</Mødested><Forsidetekst>Husk bilag.</Forsidetekst>
 <Dagsordenpunkter>
  <Dagsordenpunkt DagsordenpunktID="1" Nummer="1" Åbent="True">
   <Overskrift>Cykelsti på Ågade</Overskrift><Sagsnummer>2026-000123</Sagsnummer><Indhold><p>Kort.</p></Indhold>
   <Bilagsliste><Bilag BilagID="9" Navn="Kort" MaaPubliceres="True"/>
    <Bilag BilagID="10" Navn="Notat" MaaPubliceres="False"/></Bilagsliste>
  </Dagsordenpunkt>
  <Dagsordenpunkt DagsordenpunktID="2" Nummer="2" Åbent="False"><Overskrift>Køb af ejendom</Overskrift></Dagsordenpunkt>
 </Dagsordenpunkter>
</Dagsorden>"""
ACADRE = """<root><table name="meeting"><fields>
<field name="sysid">1463</field><field name="name">Direktionsmøde</field><field name="date">20260703 09:00</field>
<field name="address">Rådhuspladsen 1</field><field name="location">Sal 2</field><field name="description"></field></fields></table>
<table name="participants"><row><field name="name">A</field><field name="absent">0</field></row>
<row><field name="name">B</field><field name="absent">2</field></row></table>
<table name="agendaitems">
<row><field name="sysid">1</field><field name="title">Åbent punkt</field><field name="public">1</field><field name="caseno">12</field>
<table name="attachments"><row><field name="name">Bilag 1</field><field name="public">0</field></row></table></row>
<row><field name="sysid">2</field><field name="title">Lukket punkt</field><field name="public">0</field></row></table></root>"""


def refused(data, **limits):
    with pytest.raises(AgendaError) as caught:
        read_agenda(data if isinstance(data, bytes) else data.encode(), Limits(**limits))
    return caught.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_the_meeting_and_its_items_are_read_from_sbsys(encoding):
    agenda = read_agenda(SBSYS.format(encoding=encoding).encode(encoding))
    assert (agenda.system, agenda.key, agenda.body) == ("sbsys", "4711", "Beskæftigelses- og Integrationsudvalget")
    assert (agenda.begins, agenda.ends) == (datetime(2026, 8, 27, 16, 0), datetime(2026, 8, 27, 18, 30))
    assert (agenda.place, agenda.front_page, agenda.problems) == ("Rådhuset", "Husk bilag.", ())
    first, second = agenda.items
    assert (first.key, first.title, first.open, first.case, first.has_text) == (
        "1", "Cykelsti på Ågade", True, "2026-000123", True,
    )  # fmt: skip
    assert [(one.title, one.open) for one in first.annexes] == [("Kort", True), ("Notat", False)]
    assert (second.open, second.case, second.annexes, second.line) == (False, "", (), 12)


def test_the_meeting_and_its_items_are_read_from_acadre():
    agenda = read_agenda(ACADRE.encode())
    assert (agenda.system, agenda.key, agenda.body, agenda.place) == (
        "acadre", "1463", "Direktionsmøde", "Sal 2, Rådhuspladsen 1",
    )  # fmt: skip
    assert (agenda.begins, agenda.participants, agenda.front_page) == (datetime(2026, 7, 3, 9, 0), 2, "")
    assert [(one.key, one.title, one.open, one.case) for one in agenda.items] == [
        ("1", "Åbent punkt", True, "12"),
        ("2", "Lukket punkt", False, ""),
    ]
    assert [(one.title, one.open) for one in agenda.items[0].annexes] == [("Bilag 1", False)]


def test_fields_may_be_written_as_attributes_of_their_own_names():
    text = '<x><table name="meeting"><fields><field name="Møde"/><field sysid="7"/><field date="20260703 09:00"/></fields></table></x>'
    agenda = read_agenda(text.encode())
    assert (agenda.key, agenda.body, agenda.problems) == ("7", "Møde", ())


BOMB = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("", "agenda.empty"),
        (" \n", "agenda.empty"),
        (b"PK\x03\x04rest", "agenda.zip"),
        ("Emne;Dato", "agenda.not_xml"),
        (b"\x89PNG", "agenda.not_xml"),
        ("<a><b></a>", "agenda.broken"),
        ("<a>&ukendt;</a>", "agenda.broken"),
        (BOMB, "agenda.document_type"),
        (OUTSIDE, "agenda.document_type"),
        ('<!DOCTYPE a SYSTEM "http://evil.example/a.dtd"><a/>', "agenda.document_type"),
        ('<?xml version="1.0" encoding="utf-8"?><a>å</a>'.encode("iso-8859-1"), "agenda.encoding"),
        ('<?xml version="1.0" encoding="klingon"?><a/>', "agenda.encoding"),
        ("<a><b/></a>", "agenda.unknown"),
        ('<a><table name="people"/></a>', "agenda.unknown"),
    ],
)
def test_what_is_no_agenda_or_could_do_harm_is_refused(data, code):
    assert refused(data) == code


def test_limits_on_size_depth_number_and_length():
    assert refused("<a>" + " " * 1_000_001 + "</a>", megabytes=1) == "agenda.too_big"
    assert refused("<a>" * 41 + "</a>" * 41) == "agenda.too_deep"
    assert refused("<a>" + "<b/>" * 11 + "</a>", elements=10) == "agenda.too_many"
    assert refused(f'<a b="{"x" * 101}"/>', length=100) == "agenda.too_long"
    assert refused(f"<a>{'x' * 101}</a>", length=100) == "agenda.too_long"


def test_every_thing_that_cannot_be_used_is_told_with_its_line():
    text = """<Dagsorden><Mødedato>i morgen</Mødedato>
<Dagsordenpunkt DagsordenpunktID="1"/>
<Dagsordenpunkt Åbent="måske"><Overskrift>B</Overskrift></Dagsordenpunkt>
<Dagsordenpunkt DagsordenpunktID="1"><Overskrift>C</Overskrift></Dagsordenpunkt></Dagsorden>"""
    problems = read_agenda(text.encode()).problems
    assert [(one.line, one.code) for one in problems] == [
        (1, "meeting.time"), (1, "meeting.no_id"), (1, "meeting.no_body"), (2, "item.no_title"), (3, "item.no_id"),
        (3, "item.open"), (4, "item.twice"),
    ]  # fmt: skip
    assert all(str(one) for one in problems)


def test_what_does_not_say_whether_it_is_open_in_words_we_know_is_closed():
    text = '<D><Dagsordenpunkt DagsordenpunktID="1" Åbent="måske"><Overskrift>B</Overskrift></Dagsordenpunkt></D>'
    assert [one.open for one in read_agenda(text.encode()).items] == [False]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(data):
    with suppress(AgendaError):
        read_agenda(data)
