"""Every spelling and inflection of a word comes to one search form."""

import collections
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roret.engines.texts import danish_words, english_words
from roret.engines.texts.words import fold, lemmas, query_lemmas, tokens

PARADIGMS = [
    "parkeringsplads parkeringspladsen parkeringspladser parkeringspladserne parkeringspladsens parkeringspladsernes",
    "bolig boligen boliger boligerne boligs boligens boligers boligernes",
    "barn barnet børn børnene barns barnets børns børnenes boern boernene BØRN Bo\u0308rn",
    "træ træet træer træerne træs træets træers træernes trae traeerne",
    "bus bussen busser busserne busses bussens bussers bussernes bus' bus's bus’en",
    "borger borgeren borgere borgerne borgers borgerens borgernes",
    "vej vejen veje vejene vejs vejens",
    "svar svaret svar svarene svarets svarenes",
    "cykel cyklen cykler cyklerne cyklens",
    "hal hallen haller hallerne",
    "klage klagen klager klagerne",
    "leder lederen ledere lederne lederens",
    "klimatilpasningsplan klimatilpasningsplanen klimatilpasningsplaner klimatilpasningsplanernes",
    "borgerrådgiver borgerrådgiveren borgerrådgivere borgerrådgiverne",
    "Aarhus Århus aarhus A\u030arhus Århus'",
    "idé ide ideer ideen",
    "it-system IT-systemet it-systemerne itsystem",
]
UNIVERSAL_DEPENDENCIES = Path(__file__).parents[6] / "shared" / "data" / "danish"


@pytest.mark.parametrize("forms", PARADIGMS, ids=lambda forms: forms.split()[0])
def test_every_form_of_a_word_finds_the_same_set(forms):
    assert len({query_lemmas(form).words for form in forms.split()}) == 1
    assert len({lemmas(form)[0] for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("word", "sought"),
    [
        ("parkeringspladserne", "plads"),
        ("parkeringsplads", "parkering"),
        ("høringssvar", "svar"),
        ("børnehaven", "børn"),
        ("cykelstien", "sti"),
        ("kommunalbestyrelsesmedlemmer", "kommunalbestyrelse"),
        ("lokalplanforslaget", "lokalplaner"),
        ("ældreråd", "ældre"),
        ("plejehjemsbeboerne", "plejehjem"),
        ("svømmehallen", "hal"),
        ("it-systemet", "system"),
        ("byrådet", "råd"),
    ],
)
def test_a_compound_is_found_by_its_part(word, sought):
    assert query_lemmas(sought).words[0] in lemmas(word)


@pytest.mark.parametrize(
    "word",
    "forslag forening forældre transport landskab formand bibliotek medlemskab undervisning København Hillerød "
    "kontrakt hastighed station afgørelse tilgængelighed personale opgave demokrati politiker kommune borger høring".split(),
)
def test_a_word_that_is_no_compound_is_left_whole(word):
    assert len(lemmas(word)) == 1


def test_parts_stand_after_the_words_so_that_neighbours_stay_neighbours():
    found = lemmas("Nye parkeringspladser ved stationen, ikke parkeringspladser!")

    assert found == ["ny", "parkeringsplads", "ved", "station", "ikke", "parkeringsplads", "parkering", "plads"]
    assert lemmas("parkeringspladser", compounds=False) == ["parkeringsplads"]


def test_what_turns_a_meaning_round_is_kept():
    assert lemmas("Vi er ikke imod, men mod – nej") == ["vi", "vaere", "ikke", "imod", "men", "mod", "nej"]


def test_marks_of_word_and_pdf_do_not_hide_a_word():
    text = "lokal\u00adplan A\u030aben ﬁrma lokal-\nplanen for- og eftermiddag, børne-\nog ungdom"

    assert tokens(text) == [
        "lokalplan", "åben", "firma", "lokalplanen", "for", "og", "eftermiddag", "børne", "og", "ungdom",
    ]  # fmt: skip


def test_numbers_and_case_numbers_are_words():
    assert tokens("§ 25, stk. 2: sag 2026-000123") == ["25", "stk", "2", "sag", "2026-000123"]
    assert {"2026", "000123", "2026000123"} <= set(lemmas("sag 2026-000123"))


def test_a_query_has_words_phrases_and_exclusions():
    query = query_lemmas('parkeringspladser "grønne områder" -bilen it-system -"røde huse" “træer” parkeringsplads')

    assert query.words == ("parkeringsplads", "itsystem", "trae")
    assert query.phrases == (("groen", "omraade"),)
    assert query.excluded == (("bil",), ("roed", "hus"))


@pytest.mark.parametrize("text", ["", "  ", '"', '""', "-", "!!!", '-""', "\x00"])
def test_an_empty_query_asks_for_nothing(text):
    assert query_lemmas(text) == ((), (), ())


def test_an_unfinished_phrase_is_read_as_words():
    assert query_lemmas('"grønne områder').words == ("groen", "omraade")


def test_english_has_its_own_lemmas():
    assert lemmas("The children’s homes and the council's meetings", "en") == [
        "the", "child", "home", "and", "the", "council", "meeting",
    ]  # fmt: skip
    assert english_words.lemma("children") == "child"


def test_another_language_is_only_folded():
    assert lemmas("Łódź мова ÇA", "uk") == ["lodz", "мова", "ca"]


@given(st.text(max_size=80))
def test_any_text_gives_forms_without_space_that_a_query_finds_again(text):
    found = lemmas(text)

    assert all(form and not re.search(r"\s", form) for form in found)
    assert len(lemmas(text, compounds=False)) == len(tokens(text))
    assert set(query_lemmas(" ".join(tokens(text))).words) <= set(found)


@given(st.sampled_from(["parkeringspladser", "Børnene", "Åen", "gården", "Ældrerådets"]))
def test_typing_without_danish_letters_finds_the_same(word):
    typed = word.translate(str.maketrans({"å": "aa", "Å": "Aa", "æ": "ae", "ø": "oe", "Æ": "Ae", "Ø": "Oe"}))

    assert query_lemmas(typed).words == query_lemmas(word).words


def test_folding_leaves_plain_letters():
    assert [fold(word) for word in ("rødgrød", "åen", "æble", "café", "straße", "ascii")] == [
        "roedgroed", "aaen", "aeble", "cafe", "strasse", "ascii",
    ]  # fmt: skip


def _gold():
    """(form, lemma) of the nouns, verbs and adjectives of UD Danish-DDT dev and test."""
    for name in ("da-dev.conllu", "da-test.conllu"):
        for line in (UNIVERSAL_DEPENDENCIES / name).read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if columns[0].isdigit() and columns[3] in {"NOUN", "VERB", "ADJ"}:
                yield columns[1].lower(), columns[2].lower()


def _lemma(form):
    before, hyphen, last = form.rpartition("-")
    return before + hyphen + (danish_words.lemma(last) if last else "")


def _pairs(forms, key):
    groups = collections.defaultdict(list)
    for form in forms:
        groups[key(form)].append(form)
    return {(one, other) for group in groups.values() for one in group for other in group if one < other}


@pytest.mark.skipif(not UNIVERSAL_DEPENDENCIES.is_dir(), reason="shared/data/danish (UD Danish-DDT) is not here")
def test_lemmas_agree_with_universal_dependencies():
    gold = list(_gold())

    right = sum(_lemma(form) == lemma for form, lemma in gold)
    types = sorted(set(gold))
    same_gold, same_found = _pairs(types, lambda pair: pair[1]), _pairs(types, lambda pair: _lemma(pair[0]))
    agreed = len(same_gold & same_found)

    assert len(gold) == 7349
    assert right / len(gold) >= 0.935
    assert 2 * agreed / (len(same_gold) + len(same_found)) >= 0.885
