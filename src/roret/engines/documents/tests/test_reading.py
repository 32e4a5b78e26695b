"""What office documents become, and how the hostile ones are refused."""

import time

import pytest

from roret.engines.documents import DocumentError, Limits, Loss, convert_file
from roret.engines.documents.reading import read
from roret.engines.documents.tests import samples

pytestmark = pytest.mark.unit


def refused(content, kind):
    with pytest.raises(DocumentError) as error:
        read(content, kind)
    return error.value.code


def shape(converted):
    return [(block.kind.value, block.level, block.plain) for block in converted.blocks]


def losses(converted):
    return {note.loss: note.count for note in converted.notes}


def test_a_word_document_keeps_headings_by_their_style_and_paragraphs():
    content = samples.docx(
        samples.paragraph("Forslag", heading=1),
        samples.paragraph("Stien skal være bred."),
        samples.paragraph("Økonomi", heading=2),
        samples.paragraph("Den koster 2 mio. kr.", bold=True),
    )

    converted = read(content, "docx")

    assert shape(converted) == [
        ("heading", 1, "Forslag"),
        ("paragraph", 0, "Stien skal være bred."),
        ("heading", 2, "Økonomi"),
        ("paragraph", 0, "Den koster 2 mio. kr."),
    ]
    assert converted.blocks[3].text == "**Den koster 2 mio. kr.**"
    assert converted.notes == []


def test_a_word_table_is_kept_and_one_with_merged_cells_is_written_out_and_reported():
    plain = read(samples.docx(samples.table([["Zone", "Højde"], ["A", "12 m"]])), "docx")
    merged = read(samples.docx(samples.table([["Zone", "Højde"], ["A", "12 m"]], merged=True)), "docx")

    assert shape(plain) == [("table", 0, "Zone | Højde\nA | 12 m")]
    assert [one[0] for one in shape(merged)] == ["paragraph", "paragraph"]
    assert losses(merged)[Loss.TABLE_FLATTENED] == 1


def test_a_picture_becomes_what_it_is_said_to_show_and_one_without_words_is_reported():
    told = read(samples.docx(samples.paragraph("Kort"), samples.picture("Kort over stien")), "docx")
    untold = read(samples.docx(samples.paragraph("Kort"), samples.picture()), "docx")

    assert shape(told)[1] == ("picture", 0, "Kort over stien")
    assert losses(told)[Loss.PICTURE_TOLD] == 1
    assert len(untold.blocks) == 1
    assert losses(untold)[Loss.PICTURE_UNTOLD] == 1


def test_signs_that_markdown_knows_stand_as_they_are():
    converted = read(samples.docx(samples.paragraph("# 2 * 3 _x_ <b> [y]")), "docx")

    assert converted.blocks[0].plain == "# 2 * 3 _x_ <b> [y]"
    assert converted.blocks[0].text == r"\# 2 \* 3 \_x\_ \<b\> \[y\]"


def test_ten_thousand_paragraphs_are_read_within_the_limits(tmp_path):
    path = tmp_path / "stort.docx"
    path.write_bytes(samples.docx(*(samples.paragraph(f"Afsnit {number} om stien.") for number in range(10_000))))
    began = time.monotonic()

    converted = convert_file(path, "docx")

    assert len(converted.blocks) == 10_000
    assert time.monotonic() - began < 60


@pytest.mark.parametrize("before", [samples.BOMB, samples.OUTSIDE])
@pytest.mark.parametrize("made", ["docx", "odt"])
def test_entity_tricks_are_refused_before_anything_is_read(made, before):
    content = (
        samples.docx(samples.paragraph("x"), before=before)
        if made == "docx"
        else samples.odt("<text:p>x</text:p>", before=before)
    )
    assert refused(content, made) == "document.entities"


def test_an_entity_trick_in_any_part_of_a_word_document_is_found():
    content = samples.docx(samples.paragraph("x"), **{"word/footnotes.xml": samples.OUTSIDE + "<x>&secret;</x>"})
    assert refused(content, "docx") == "document.entities"


@pytest.mark.parametrize("kind", ["docx", "odt", "pdf"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04ikke et arkiv", b"%PDF-1.7\n%%EOF", b"\x00" * 500])
def test_what_is_damaged_is_refused(kind, content):
    assert refused(content, kind) in {"document.damaged", "document.no_text"}


def test_a_cut_off_document_is_refused():
    content = samples.docx(samples.paragraph("Stien " * 500))
    assert refused(content[: len(content) // 2], "docx") == "document.damaged"


def test_broken_xml_is_refused():
    assert refused(samples.docx("<w:p><w:r>"), "docx") == "document.damaged"
    assert refused(samples.zipped({"word/document.xml": "<x/>"}), "docx") in {"document.damaged", "document.empty"}
    assert refused(samples.zipped({"content.xml": "<x/>"}), "odt") == "document.damaged"


def test_macros_are_refused():
    macros = {"word/vbaProject.bin": b"x"}
    assert refused(samples.docx(samples.paragraph("x"), **macros), "docx") == "document.macros"
    assert refused(samples.odt("<text:p>x</text:p>", **{"Basic/Standard/a.xml": "<x/>"}), "odt") == "document.macros"


def test_a_locked_word_document_is_refused_with_that_reason():
    assert refused(b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "docx") == "document.locked"


def test_a_locked_open_document_is_refused_with_that_reason():
    manifest = {"META-INF/manifest.xml": "<m><encryption-data/></m>"}
    assert refused(samples.odt("<text:p>x</text:p>", **manifest), "odt") == "document.locked"


def test_a_zip_bomb_is_refused_and_never_unpacked():
    content = samples.docx(samples.paragraph("x"), **{"word/media/huge.bin": b"\x00" * (160 * 1024 * 1024)})
    assert len(content) < 1_000_000
    assert refused(content, "docx") == "document.bomb"


def test_an_empty_document_is_refused():
    assert refused(samples.docx(), "docx") == "document.empty"
    assert refused(samples.odt(""), "odt") == "document.empty"
    assert refused(b"  \n ", "md") == "document.empty"
    assert refused(b"  \n ", "txt") == "document.empty"


def test_an_open_document_keeps_headings_lists_tables_notes_and_described_pictures():
    body = (
        '<text:h text:outline-level="1">Forslag</text:h><text:p>Stien<text:s/>skal<text:note><text:note-body><text:p>'
        "Se bilag</text:p></text:note-body></text:note> være bred.</text:p>"
        "<text:list><text:list-item><text:p>Først</text:p><text:list><text:list-item><text:p>Under</text:p></text:list-item>"
        "</text:list></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Zone</text:p></table:table-cell><table:table-cell>"
        "<text:p>Højde</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p><draw:frame><draw:image/><svg:desc>Kort over stien</svg:desc></draw:frame></text:p>"
        "<text:p><draw:frame><draw:image/></draw:frame></text:p>"
    )

    converted = read(samples.odt(body), "odt")

    assert shape(converted) == [
        ("heading", 1, "Forslag"),
        ("paragraph", 0, "Stien skal [1] være bred."),
        ("item", 0, "Først"),
        ("item", 1, "Under"),
        ("table", 0, "Zone | Højde"),
        ("picture", 0, "Kort over stien"),
        ("paragraph", 0, "[1] Se bilag"),
    ]
    assert losses(converted) == {Loss.PICTURE_UNTOLD: 1, Loss.PICTURE_TOLD: 1, Loss.FOOTNOTES_MOVED: 1}


def test_a_pdf_becomes_paragraphs_and_guessed_headings_without_page_heads():
    markup = (
        '#set page(width: 12cm, header: [Forslag til lokalplan], numbering: "1")\n#set text(lang: "da")\n'
        "= Formål\nStien skal være bred nok til to ladcykler, der mødes, og til en gangbesværet med rollator ved siden af.\n\n"
        "Der må ikke parkeres på stien.\n#pagebreak()\n= Økonomi\nDen koster 2 mio. kr.\n#pagebreak()\nSlut."
    )

    converted = read(samples.pdf(markup), "pdf")

    assert shape(converted) == [
        ("heading", 1, "Formål"),
        (
            "paragraph",
            0,
            "Stien skal være bred nok til to ladcykler, der mødes, og til en gangbesværet med rollator ved siden af.",
        ),
        ("paragraph", 0, "Der må ikke parkeres på stien."),
        ("heading", 1, "Økonomi"),
        ("paragraph", 0, "Den koster 2 mio. kr."),
        ("paragraph", 0, "Slut."),
    ]
    assert losses(converted)[Loss.HEADINGS_GUESSED] == 2
    assert losses(converted)[Loss.HEADERS_LEFT] == 6
    assert converted.pages == 3


def test_a_scanned_pdf_without_text_is_refused_with_that_reason():
    assert refused(samples.pdf(samples.SCANNED), "pdf") == "document.no_text"


def test_a_locked_pdf_is_refused_with_that_reason():
    assert refused(samples.encrypted(samples.pdf("Hej")), "pdf") == "document.locked"


def test_a_pdf_that_anybody_may_open_is_read():
    converted = read(samples.encrypted(samples.pdf("Hej med dig"), password=""), "pdf")
    assert converted.plain == "Hej med dig"


def test_a_pdf_of_more_than_five_hundred_pages_is_refused():
    assert refused(samples.pages(501), "pdf") == "document.too_many_pages"


def test_a_document_that_takes_too_long_is_given_up(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(samples.docx(*(samples.paragraph(f"Afsnit {number}") for number in range(60_000))))
    with pytest.raises(DocumentError) as error:
        convert_file(path, "docx", limits=Limits(seconds=1))
    assert error.value.code == "document.too_slow"


def test_a_document_that_takes_too_much_memory_is_given_up(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(samples.docx(*(samples.paragraph("x") for _ in range(150_000))))
    with pytest.raises(DocumentError) as error:
        convert_file(path, "docx", limits=Limits(megabytes=120))
    assert error.value.code == "document.too_heavy"


def test_the_other_process_gives_the_same_as_this_one(tmp_path):
    content = samples.docx(samples.paragraph("Forslag", heading=1), samples.paragraph("Æblegrød 🚲"), samples.picture())
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    assert convert_file(path, "docx") == read(content, "docx")


def test_an_unknown_kind_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(DocumentError, match="cannot be read"):
        convert_file(path, "xlsx")


def test_old_danish_windows_text_is_read():
    assert read("Blåbærgrød".encode("cp1252"), "txt").plain == "Blåbærgrød"
