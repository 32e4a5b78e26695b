import pytest

from roret.foundation.search.snippets import marked, snippet

LONG = "ord " * 200 + "her er parkeringspladserne ved skolen " + "ord " * 200


@pytest.mark.unit
def test_the_part_with_most_of_the_words_is_shown():
    shown = snippet(LONG, frozenset({"parkeringsplads", "skole"}))
    assert "<mark>parkeringspladserne</mark> ved <mark>skolen</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 400


@pytest.mark.unit
def test_a_part_of_a_compound_is_marked_too():
    assert "<mark>parkeringspladserne</mark>" in snippet(LONG, frozenset({"plads"}))


@pytest.mark.unit
def test_without_a_hit_the_beginning_is_shown():
    assert snippet("Kort tekst.", frozenset({"skole"})) == "Kort tekst."
    assert snippet(LONG, frozenset()).startswith("ord ord")


@pytest.mark.unit
@pytest.mark.parametrize("text", ["<script>skolen</script>", "a & skole < b", "skole\" onclick='x'"])
def test_everything_but_the_marks_is_escaped(text):
    for shown in (snippet(text, frozenset({"skole"})), marked(text, frozenset({"skole"}))):
        bare = shown.replace("<mark>", "").replace("</mark>", "")
        assert "<" not in bare
        assert "'" not in bare
        assert shown.count("<mark>") == 1


@pytest.mark.unit
@pytest.mark.parametrize("text", ["", "   ", "?!", "🙂"])
def test_a_text_without_words_gives_nothing_to_mark(text):
    assert "<mark>" not in snippet(text, frozenset({"skole"}))
