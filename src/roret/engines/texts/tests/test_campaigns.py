"""What belongs to a letter and what does not, on small invented texts."""

import random
from itertools import combinations

import numpy as np
import pytest

from roret.engines.texts.campaigns import find_campaigns, groups
from roret.engines.texts.campaigns.minhash import estimate, hashed
from roret.engines.texts.campaigns.shingles import Shingles
from roret.engines.texts.campaigns.similarity import SIZE, are_alike, jaccard, may_be_alike
from roret.engines.texts.reading import read
from roret.engines.texts.tests import planted
from roret.engines.texts.workers import Workers


@pytest.fixture(scope="module")
def letters():
    """A hundred texts of three letters, in all the forms in which people send them."""
    known = planted.consultation(100, seed=6, campaigns=3, share=1.0)
    return Shingles(read(known.texts, workers=Workers()))


@pytest.fixture(scope="module")
def pairs(letters):
    return np.array(list(combinations(range(len(letters.lengths)), 2)))


def test_how_alike_two_texts_are_is_the_share_of_their_rows_of_words(letters, pairs):
    rows = [
        {tuple(words[at : at + SIZE]) for at in range(len(words) - SIZE + 1)}
        for words in map(letters.words, range(len(letters.lengths)))
    ]

    found = jaccard(pairs, letters)

    assert found == pytest.approx([len(rows[a] & rows[b]) / len(rows[a] | rows[b]) for a, b in pairs.tolist()])


def test_no_pair_that_is_alike_is_refused_unseen(letters, pairs):
    texts = np.arange(len(letters.lengths))
    sketch = hashed(*letters.of(texts, SIZE)).sketch

    seen, alike = may_be_alike(pairs, texts, sketch, letters), are_alike(pairs, letters)

    assert alike.any()
    assert seen[alike].all()
    assert not seen.all()
    assert np.abs(estimate(pairs, sketch) - jaccard(pairs, letters)).max() < 0.2


def _words(chance, count):
    return " ".join("".join(chance.choice(planted.SYLLABLES) for _ in range(3)) for _ in range(count))


def _sentence(words):
    return f"{words[:1].upper()}{words[1:]}."


def test_neighbours_who_use_the_same_phrases_do_not_vouch_for_each_other():
    """Five send a letter of four sentences, each with a common phrase. Of 43 neighbours three happen to use them all."""
    chance = random.Random(5)
    phrases = [_words(chance, 8) for _ in range(4)]
    letter = " ".join(_sentence(f"{_words(chance, 3)} {phrase} {_words(chance, 3)}") for phrase in phrases)
    some = [list(two) for two in combinations(phrases, 2)] * 7
    neighbours = [
        " ".join(_sentence(f"{_words(chance, 9)} {phrase} {_words(chance, 9)}") for phrase in said)
        for said in [*some[:40], phrases, phrases, phrases]
    ]
    others = [_words(chance, 60) for _ in range(400)]

    (found,) = find_campaigns(read([letter] * 5 + neighbours + others, workers=Workers()), workers=Workers())

    assert [member.text for member in found.members] == [0, 1, 2, 3, 4]


def test_a_sentence_that_two_strangers_share_by_chance_gathers_nobody_among_a_million(monkeypatch):
    chance = random.Random(4)
    shared = "Busforbindelsen er et problem så unge kan komme hjem om aftenen med bus."
    texts = [shared, shared] + [f"{_sentence(_words(chance, 12))} {shared}" for _ in range(6)]
    alone = [_sentence(_words(chance, 20)) for _ in range(40)]

    def sizes():
        return [len(one.members) for one in find_campaigns(read(texts + alone, workers=Workers()), workers=Workers())]

    assert sizes() == [8]
    monkeypatch.setattr(groups, "_CHANCE", 20)
    assert sizes() == [2]


def test_half_a_letter_among_words_of_her_own_is_part_of_the_campaign():
    chance = random.Random(7)
    said = [_sentence(_words(chance, 14)) for _ in range(8)]
    half = " ".join([_sentence(_words(chance, 40)), *said[:4], _sentence(_words(chance, 40))])
    others = [_words(chance, 60) for _ in range(200)]

    (found,) = find_campaigns(read([" ".join(said)] * 5 + [half, *others], workers=Workers()), workers=Workers())

    assert [member.text for member in found.members] == [0, 1, 2, 3, 4, 5]
    assert found.members[5].share == pytest.approx(0.5, abs=0.05)
