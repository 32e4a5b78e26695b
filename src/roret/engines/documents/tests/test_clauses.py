"""Clauses are numbered, followed from version to version, and compared word by word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roret.engines.documents import (
    Change,
    Fate,
    Piece,
    compare,
    convert_typed,
    difference,
    numbered,
    pair,
    side_by_side,
)

pytestmark = pytest.mark.unit

WORDS = st.sampled_from("stien bred cykel bus skole vej plads børn regn sne lys bro".split())
CLAUSES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
PIECES = st.lists(st.builds(Piece, st.sampled_from(["paragraph", "heading"]), CLAUSES), max_size=12)


def pieces(*texts):
    return [Piece("paragraph", text) for text in texts]


def fates(old, new):
    return [(pairing.old, pairing.fate.value) for pairing in pair(old, new)]


A = "Stien skal være bred nok til to ladcykler, der mødes."
B = "Der må ikke parkeres biler på stien eller i rabatten."
C = "Belysningen skal kunne dæmpes om natten af hensyn til naboerne."


def test_the_same_text_is_unchanged():
    assert fates(pieces(A, B, C), pieces(A, B, C)) == [(0, "unchanged"), (1, "unchanged"), (2, "unchanged")]


def test_a_reworded_clause_is_the_same_clause():
    assert fates(pieces(A, B), pieces(A.replace("to", "tre"), B)) == [(0, "changed"), (1, "unchanged")]


def test_what_has_moved_is_found_and_the_rest_stays():
    assert fates(pieces(A, B, C), pieces(C, A, B)) == [(2, "moved"), (0, "unchanged"), (1, "unchanged")]


def test_moved_and_reworded_is_both():
    new = pieces(C.replace("natten", "aftenen"), A, B)
    assert fates(pieces(A, B, C), new)[0] == (2, "moved_and_changed")


def test_a_new_clause_is_new_and_one_taken_out_is_paired_with_none():
    assert fates(pieces(A, B), pieces(B, C)) == [(1, "unchanged"), (None, "new")]


def test_a_clause_that_only_got_another_number_has_not_changed():
    assert fates(pieces("3.1 " + A, "3.2 " + B), pieces("3.2 " + A, "3.3 " + B)) == [(0, "unchanged"), (1, "unchanged")]


def test_a_rewritten_clause_between_the_same_neighbours_is_the_same_clause():
    rewritten = "Der skal sættes bænke, og der må ikke være mørkt på stien."
    assert fates(pieces(A, B, C), pieces(A, rewritten, C))[1] == (1, "changed")


def test_a_heading_is_never_paired_with_a_paragraph():
    assert fates([Piece("heading", A)], [Piece("paragraph", A)]) == [(None, "new")]


def test_of_equal_clauses_the_first_is_the_first():
    assert fates(pieces(A, B, A), pieces(A, A)) == [(0, "unchanged"), (2, "unchanged")]


@given(PIECES, PIECES)
@settings(max_examples=150, deadline=None)
def test_each_old_clause_is_paired_at_most_once_with_its_own_kind_and_always_the_same(old, new):
    found = pair(old, new)

    used = [pairing.old for pairing in found if pairing.old is not None]
    assert len(used) == len(set(used))
    assert len(found) == len(new)
    assert found == pair(old, new)
    for piece, pairing in zip(new, found, strict=True):
        assert (pairing.old is None) == (pairing.fate == Fate.NEW)
        if pairing.old is not None:
            assert old[pairing.old].kind == piece.kind
            assert (old[pairing.old] == piece) == (pairing.fate in {Fate.UNCHANGED, Fate.MOVED})


@given(PIECES)
def test_a_text_compared_with_itself_has_not_changed(old):
    assert {pairing.fate for pairing in pair(old, old)} <= {Fate.UNCHANGED}


@given(st.permutations(range(6)))
def test_a_shuffled_text_loses_nothing(order):
    old = pieces(*(f"{A} {word}" for word in "en to tre fire fem seks".split()))
    found = pair(old, [old[place] for place in order])

    assert [pairing.old for pairing in found] == list(order)
    assert all(pairing.fate in {Fate.UNCHANGED, Fate.MOVED} for pairing in found)


def test_two_versions_stand_side_by_side_and_what_is_gone_stands_where_it_stood():
    old, new = pieces(A, B, C), pieces(C, A, "Helt ny tekst uden lighed")
    rows = side_by_side(pair(old, new), len(old))

    assert [(row.old, row.new, row.fate.value) for row in rows] == [
        (2, 0, "moved"), (0, 1, "unchanged"), (None, 2, "new"), (1, None, "gone"),
    ]  # fmt: skip


@given(PIECES, PIECES)
@settings(max_examples=80, deadline=None)
def test_side_by_side_every_clause_of_both_versions_stands_once(old, new):
    rows = side_by_side(pair(old, new), len(old))

    assert sorted(row.old for row in rows if row.old is not None) == list(range(len(old)))
    assert [row.new for row in rows if row.new is not None] == list(range(len(new)))


def test_ten_thousand_changed_clauses_are_paired_in_seconds():
    old = pieces(
        *(f"Afsnit {number} siger, at vej {number} skal have {number} træer og lys." for number in range(10_000))
    )
    new = pieces(*(piece.text.replace("lys", "bænke") for piece in old))

    assert [pairing.old for pairing in pair(old, new)] == list(range(10_000))


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_difference_gives_both_texts_back_to_the_letter(old, new):
    spans = difference(old, new)

    assert "".join(span.text for span in spans if span.change != Change.IN) == old
    assert "".join(span.text for span in spans if span.change != Change.OUT) == new


def test_a_difference_is_told_in_words():
    assert [(span.change.value, span.text) for span in difference("Stien er 2 m bred.", "Stien er 3 meter bred.")] == [
        ("same", "Stien er "),
        ("out", "2 m"),
        ("in", "3 meter"),
        ("same", " bred."),
    ]


def test_two_long_texts_are_compared_in_one_stretch():
    old, new = "a " * 5000 + "slut", "b " * 5000 + "slut"
    assert [span.change.value for span in difference(old, new)] == ["out", "in", "same"]


def numbers(text):
    blocks = convert_typed(text).blocks
    return [(place.section, place.clause) for place in numbered(blocks)]


def test_sections_and_clauses_are_numbered_and_the_title_is_not():
    text = "# Forslag\n\nIndledning.\n\n## Formål\n\nEt.\n\nTo.\n\n### Mål\n\nTre.\n\n## Økonomi\n\nFire."
    assert numbers(text) == [
        ("", 0), ("", 1), ("1", 0), ("1", 1), ("1", 2), ("1.1", 0), ("1.1", 1), ("2", 0), ("2", 1),
    ]  # fmt: skip


def test_a_number_that_stands_in_the_text_is_kept():
    text = "# § 3 Anvendelse\n\n3.1 Boliger.\n\nFri tekst.\n\n# § 4 Højder\n\n4.1 Tolv meter."
    assert numbers(text) == [("§ 3", 0), ("3.1", 0), ("§ 3", 1), ("§ 4", 0), ("4.1", 0)]


def test_a_level_that_was_left_out_takes_no_number():
    assert numbers("# A\n\n### B\n\n## C\n\n# D") == [("1", 0), ("1.1", 0), ("1.2", 0), ("2", 0)]


def test_typed_lists_tables_and_links_are_read_and_html_is_left_out():
    converted = convert_typed(
        "- et\n- to\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[x](javascript:alert(1))\n\n<script>x</script>"
    )
    assert [block.kind.value for block in converted.blocks] == ["item", "item", "table", "paragraph"]
    assert not any("script>" in block.plain for block in converted.blocks)


def test_two_versions_stand_side_by_side_with_what_is_put_in_and_taken_out():
    old = convert_typed("# Medlemmer\n\nRådet har 16 medlemmer.\n\nFormanden vælges for et år.").blocks
    new = convert_typed("# Medlemmer\n\nRådet har 15 medlemmer.\n\nMøderne er åbne.").blocks
    rows = compare(old, new)
    assert [
        (row.fate, "".join(span.text for span in row.out), "".join(span.text for span in row.put)) for row in rows
    ] == [
        (Fate.UNCHANGED, "Medlemmer", "Medlemmer"),
        (Fate.CHANGED, "Rådet har 16 medlemmer.", "Rådet har 15 medlemmer."),
        (Fate.NEW, "", "Møderne er åbne."),
        (Fate.GONE, "Formanden vælges for et år.", ""),
    ]
    assert [span.text for span in rows[1].put if span.change == "in"] == ["15"]
