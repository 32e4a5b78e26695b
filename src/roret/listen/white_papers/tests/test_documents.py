"""The files of a white paper: the same bytes each time, readable by everybody, whatever people wrote."""

import hashlib
import io
import json
from itertools import pairwise

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn

from roret.engines.figures.csv_dialect import read_table
from roret.foundation.testing.jobs import run_jobs
from roret.listen.white_papers import services
from roret.listen.white_papers.documents.book import IN_A_VOLUME, IN_ONE, Book
from roret.listen.white_papers.documents.pdf import set_pdf
from roret.listen.white_papers.documents.table import write_table
from roret.listen.white_papers.documents.word import compose, write_word
from roret.listen.white_papers.documents.words import words
from roret.listen.white_papers.models import WhitePaper
from roret.listen.white_papers.tests.factories import HOSTILE, ready_for_white_paper


def account(**values):
    """An account with every part, as it is frozen."""
    return {
        "format": 2, "number": "2026-000001", "title": "Cykelsti på Ågade", "summary": "Vi vil bygge.", "question": "Hvad mener du?",
        "type": "Politik", "unit": "Centret", "invented": True, "opened": "2026-01-01", "closed": "2026-02-01",
        "counts": {"received": 1234, "distinct": 1200, "duplicates": 34, "organisations": 3, "grouped": 2, "no_theme": 1,
                   "shown": 3, "withdrawn": 0, "late": 1},
        "themes": [{"order": 1, "number": "2026-000002", "title": "Bredden", "summary": "Om bredden.", "size": 2,
                    "answer": "Den bliver bred.\n\nOg grøn.", "approved_by": "Bo", "approved": "2026-02-02",
                    "spread": {"area": [7, None, None]}, "quotes": [{"words": "Stien er smal.", "reference": "2026-H001-0001"}],
                    "effect": {"effect": "Fulgt", "reason": "Fordi.", "decided": "Afgjort"}}],
        "spread": [{"key": "area", "label": "Bydel", "categories": ["Valby", "Vanløse", "Ikke oplyst"], "everyone": [9, None, None]}],
        "method": ["Sådan gjorde vi."], "late": ["2026-H001-0001"], "withdrawn": [],
        "annexes": [{"key": "parties", "title": "Parter", "text": "", "columns": ["Part", "Antal"], "rows": [["Ældrerådet", 1]]}],
        **values,
    }  # fmt: skip


def response(number, text="Stien er smal.", **values):
    return {
        "reference": f"2026-H001-{number:04d}", "received": "2026-01-10", "who": "Ane", "text": text, "shown": True,
        "withdrawn": False, "late": False, "themes": [1], "no_theme": False, **values,
    }  # fmt: skip


def book(texts=HOSTILE, **values):
    responses = [response(number, text) for number, text in enumerate(texts, 1)]
    return Book(account(**values), responses, "f" * 64, words())


def whole(one):
    return one.data_of(one.volumes()[0])


@pytest.mark.parametrize("make", [set_pdf, write_word], ids=["pdf", "word"])
def test_the_same_data_give_the_same_bytes(make):
    assert make(whole(book())) == make(whole(book()))


def test_the_table_has_the_same_bytes_and_runs_no_formula():
    data = write_table(book())

    assert data == write_table(book())
    assert data.startswith(b"\xef\xbb\xbf")
    table = read_table(data, "hvidbog.csv")
    assert len(table.rows) == len(HOSTILE)
    assert b"'=HYPERLINK" in data


def test_the_pdf_can_be_read_by_everybody():
    with pikepdf.open(io.BytesIO(set_pdf(whole(book())))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "da-DK"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Hvidbog: Cykelsti på Ågade"
            assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
            assert any("Hvidbog" in title for title in titles)
            assert "Alle svar" in titles
        kinds = set(_kinds(pdf.Root.StructTreeRoot))
        assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Link", "/P"} <= kinds


def _kinds(node):
    for child in node.get("/K", []) if isinstance(node.get("/K", []), pikepdf.Array) else [node.get("/K")]:
        if isinstance(child, pikepdf.Dictionary):
            if "/S" in child:
                yield str(child.S)
            yield from _kinds(child)


def test_the_word_document_has_headings_tables_bookmarks_and_a_language():
    document = docx.Document(io.BytesIO(compose(whole(book()))))
    levels = [int(one.style.name[-1]) for one in document.paragraphs if one.style.name.startswith("Heading")]
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]

    assert headings[0] == "Hvidbog: Cykelsti på Ågade"
    assert {"Temaer og svar", "Alle svar", "Bilag"} <= set(headings)
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Hvad", "Antal"]
    assert document.tables[0].rows[1].cells[1].text == "1.234"
    body = document.element.body
    assert all(table.find(qn("w:tblPr")).find(qn("w:tblCaption")) is not None for table in body.iter(qn("w:tbl")))
    assert all(next(table.iter(qn("w:tblHeader"))) is not None for table in body.iter(qn("w:tbl")))
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert "svar_2026_H001_0001" in names
    assert anchors <= names
    numbers = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(numbers) == len(set(numbers))
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"da-DK"}
    assert document.core_properties.title == "Hvidbog: Cykelsti på Ågade"
    assert document.core_properties.created.year == 2000


def test_what_people_wrote_stands_in_the_word_document_as_text():
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(compose(whole(book())))).paragraphs)

    for written in ("😀👩‍👩‍👧", "#panic(1)", "<script>alert(1)</script> & <w:p/> ]]>", "漢字かな", "مرحبا"):
        assert written in text
    assert "\u202e" not in text


@pytest.mark.parametrize(
    "text",
    ["x" * 50_000, "漢" * 50_000, "😀" * 50_000, "\u202e\u2066" * 25_000, "\n" * 50_000, "\ud800", "a\x00b",
     "e\u0301" * 25_000, "<" * 50_000],
    ids=["one word", "cjk", "emoji", "turns", "lines", "surrogate", "null", "marks", "markup"],
)  # fmt: skip
def test_no_text_stops_a_document(text):
    made = whole(book((text, "Og et almindeligt svar.")))

    assert set_pdf(made).startswith(b"%PDF")
    assert "Og et almindeligt svar." in "".join(
        one.text for one in docx.Document(io.BytesIO(write_word(made))).paragraphs
    )


def test_more_than_five_thousand_responses_are_divided_into_volumes_with_their_own_checksums():
    large = Book(account(), [response(number) for number in range(1, IN_ONE + 2)], "f" * 64, words())
    volumes = large.volumes()

    assert [len(one.responses) for one in volumes] == [0, IN_A_VOLUME, IN_A_VOLUME, 1]
    assert [one.number for one in volumes] == [1, 2, 3, 4]
    assert len({one.sha256 for one in volumes}) == 4
    assert len(Book(account(), large.responses[:IN_ONE], "f" * 64, words()).volumes()) == 1


def test_the_first_volume_lists_the_others_with_their_checksums():
    large = Book(account(), [response(number) for number in range(1, IN_ONE + 2)], "f" * 64, words())
    first, last = large.volumes()[0], large.volumes()[-1]
    text = "\n".join(cell.text for table in docx.Document(io.BytesIO(compose(large.data_of(first)))).tables
                     for row in table.rows for cell in row.cells)  # fmt: skip
    end = docx.Document(io.BytesIO(compose(large.data_of(last))))

    assert all(one.sha256 in text for one in large.volumes())
    assert any(last.sha256 in one.text for one in end.paragraphs)
    assert set_pdf(large.data_of(last)).startswith(b"%PDF")


def test_an_account_of_the_first_shape_is_set_too():
    old = account()
    for name in ("format", "spread", "method", "annexes", "late", "withdrawn"):
        del old[name]
    old["counts"] = {"received": 1, "grouped": 1, "no_theme": 0, "withdrawn": 0, "late": 0, "organisations": 0}
    for name in ("size", "spread", "effect"):
        del old["themes"][0][name]
    made = whole(Book(old, [response(1, capacity="private", area="Valby")], "f" * 64, words()))

    assert set_pdf(made).startswith(b"%PDF")
    assert compose(made)


def content(paper, kind):
    with paper.files.get(kind=kind).file.content.open("rb") as file:
        return file.read()


@pytest.mark.django_db
def test_every_file_is_made_and_the_data_file_has_the_printed_checksum(world, bo):
    services.freeze_white_paper(ready_for_white_paper(world.centre, by=bo), by=bo)
    run_jobs()
    paper = WhitePaper.objects.get()

    assert paper.state == "made"
    assert sorted(paper.files.values_list("kind", flat=True)) == ["csv", "docx", "json", "pdf"]
    data = content(paper, "json")
    assert hashlib.sha256(data).hexdigest() == paper.sha256
    assert len(json.loads(data)["responses"]) == paper.responses
    word = docx.Document(io.BytesIO(content(paper, "docx")))
    assert any(paper.sha256 in one.text for one in word.paragraphs)
