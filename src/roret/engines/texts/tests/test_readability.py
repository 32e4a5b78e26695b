"""LIX and the sentences it counts."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roret.engines.texts.readability import Level, readability, sentences

UNIVERSAL_DEPENDENCIES = Path(__file__).parents[6] / "shared" / "data" / "danish"


def split(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Vi er imod. Det larmer! Hvorfor?", ["Vi er imod.", "Det larmer!", "Hvorfor?"]),
        (
            "Mødet er d. 3. maj 2026 kl. 19.30 på rådhuset. Kom!",
            ["Mødet er d. 3. maj 2026 kl. 19.30 på rådhuset.", "Kom!"],
        ),
        (
            "Jf. § 25, stk. 2, nr. 3. Bl.a. Ane og H. C. Hansen.",
            ["Jf. § 25, stk. 2, nr. 3. Bl.a. Ane og H. C. Hansen."],
        ),
        ('Han sagde: "Nej." Så gik han.', ['Han sagde: "Nej."', "Så gik han."]),
        ("Overskrift\n\nTekst her\nsom går videre.", ["Overskrift", "Tekst her\nsom går videre."]),
        ("Vi ønsker:\n- træer\n- bænke\n2. ro", ["Vi ønsker:", "- træer", "- bænke", "2. ro"]),
        ("  ", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text, parts):
    assert split(text) == parts


def test_lix_is_words_per_sentence_and_share_of_long_words():
    found = readability("Kommunen bygger en ny skole. Den står færdig til sommer.")

    # 10 words, 2 sentences, 2 words of more than six letters (Kommunen, bygger is six): 5 + 10.
    assert found == (15, Level.VERY_EASY, 10, 2, 1)


def test_a_colon_a_heading_and_a_point_end_a_sentence():
    found = readability("Forslaget\n\nVi vil: plante\n- træer\n- roser")

    assert (found.words, found.sentences) == (6, 5)


def test_chancery_style_is_very_hard():
    text = (
        "Forvaltningen indstiller til kommunalbestyrelsens efterfølgende godkendelse, at ovennævnte planforslag offentliggøres "
        "under forudsætning af miljøkonsekvensrapportens tilvejebringelse i overensstemmelse med gældende bestemmelser."
    )

    assert readability(text).level is Level.VERY_HARD


@pytest.mark.parametrize(
    ("length", "level"),
    [
        (24, Level.VERY_EASY),
        (25, Level.EASY),
        (35, Level.MEDIUM),
        (45, Level.HARD),
        (54, Level.HARD),
        (55, Level.VERY_HARD),
    ],
)
def test_the_levels_begin_at_25_35_45_and_55(length, level):
    assert readability(" ".join(["ord"] * length)) == (length, level, length, 1, 0)


@pytest.mark.parametrize("text", ["", "  ", "...", "!?", "- - -"])
def test_a_text_without_words_has_no_lix(text):
    assert readability(text) is None


@given(st.text(st.sampled_from("aB1. \n-:!?\"'()æÅ"), max_size=80))
def test_sentences_hold_every_word_once_and_in_order(text):
    spans = sentences(text)

    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    found = readability(text)
    assert found is None or found.sentences >= 1


@pytest.mark.skipif(not UNIVERSAL_DEPENDENCIES.is_dir(), reason="shared/data/danish (UD Danish-DDT) is not here")
def test_sentences_agree_with_universal_dependencies():
    lines = [
        line.removeprefix("# text = ").strip()
        for name in ("da-dev.conllu", "da-test.conllu")
        for line in (UNIVERSAL_DEPENDENCIES / name).read_text(encoding="utf-8").splitlines()
        if line.startswith("# text = ")
    ]
    ends, place = set(), 0
    for line in lines:
        ends.add(place + len(line))
        place += len(line) + 1

    found = {end for _, end in sentences(" ".join(lines))}

    assert len(ends & found) / len(found) >= 0.98
    assert len(ends & found) / len(ends) >= 0.90
