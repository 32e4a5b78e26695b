"""Documents are set whatever people wrote in them."""

import pytest

from roret.foundation.typesetting import Typesetting, printable, typeset

TEMPLATE = """#let data = json("data.json")
#set document(title: data.title)
#set text(lang: "da")
= #data.title
#data.text
"""


@pytest.fixture
def template(tmp_path):
    file = tmp_path / "letter.typ"
    file.write_text(TEMPLATE, "utf-8")
    return file


def test_what_people_wrote_is_text_and_never_markup(template):
    hostile = '#panic("x") = Overskrift $x$ #include "/etc/passwd" 😀 العربية \x00 \u202e'
    assert typeset(template, {"title": "Brev", "text": hostile}).startswith(b"%PDF")


def test_characters_without_a_glyph_are_named():
    assert printable("Ja 👨") == "Ja [man]"


def test_many_characters_without_a_glyph_are_counted_because_their_names_are_long():
    assert printable("漢" * 50_000) == "[50000 tegn: cjk]"


def test_marks_do_not_climb_over_the_lines_and_what_turns_the_text_is_dropped():
    assert printable("a" + "\u0338" * 50 + "\u202e\x00b") in {"a\u0338\u0338b", "ab"}


def test_a_word_longer_than_a_line_may_be_broken():
    assert max(map(len, printable("x" * 1000).split("\u200b"))) <= 40


def test_what_a_font_can_show_is_read_from_the_font_itself():
    from roret.foundation.typesetting.coverage import FONTS, characters_of

    file = FONTS / "DejaVuSans.ttf"
    if not file.exists():
        pytest.skip("The fonts are made by ./dev test")
    found = characters_of(file.read_bytes())

    assert {ord(one) for one in "aÅæЖعשא€😀"} <= found
    assert ord("漢") not in found


def test_danish_letters_stay_as_they_are():
    assert printable({"text": ["Æblegrød på Ærø – 5 €"]}) == {"text": ["Æblegrød på Ærø – 5 €"]}


def test_a_fault_in_a_template_is_told_in_typsts_words(tmp_path):
    broken = tmp_path / "broken.typ"
    broken.write_text("#let x = ", "utf-8")
    with pytest.raises(RuntimeError, match="expected expression"):
        typeset(broken, {})


def test_pictures_go_in_by_name(tmp_path):
    template = tmp_path / "poster.typ"
    template.write_text('#set document(title: "P")\n#set text(lang: "da")\n#image("qr.svg", alt: "QR")', "utf-8")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>'
    assert typeset(template, {}, options=Typesetting(files={"qr.svg": svg})).startswith(b"%PDF")
