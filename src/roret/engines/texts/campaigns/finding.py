"""From texts to campaigns: the three steps, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from roret.engines.texts.campaigns.additions import parts
from roret.engines.texts.campaigns.groups import Groups
from roret.engines.texts.campaigns.joining import join_similar
from roret.engines.texts.campaigns.same_words import distinct_texts
from roret.engines.texts.campaigns.shingles import Shingles

if TYPE_CHECKING:
    from roret.engines.texts.reading.corpus import Corpus
    from roret.engines.texts.workers import Workers

FEWEST_WORDS = 5
"""Shorter texts ("Enig", "Nej tak") are positions, not letters."""


class Member(NamedTuple):
    """One sender of a campaign."""

    text: int
    share: float
    """How much of the letter the text holds, 0 to 1."""
    added: tuple[int, ...]
    """The sentences (numbers of the corpus) that are her own."""


class Campaign(NamedTuple):
    """Texts of one letter, in the order of the file."""

    letter: int
    """The text that is nearest to what most of them wrote."""
    members: tuple[Member, ...]


def find_campaigns(corpus: Corpus, *, workers: Workers) -> list[Campaign]:
    """Return all groups of two or more texts of the same letter, the largest first."""
    shingles = Shingles(corpus)
    distinct = distinct_texts(list(corpus.texts), shingles, fewest=FEWEST_WORDS)
    groups = Groups(distinct, shingles)
    groups.join(join_similar(shingles, distinct.first, workers=workers))
    groups.take_apart()
    groups.join_contained()
    found = [_campaign(groups, group, corpus) for group in groups.of_many()]
    return sorted(found, key=lambda campaign: (-len(campaign.members), campaign.members[0].text))


def _campaign(groups: Groups, group: int, corpus: Corpus) -> Campaign:
    members, letter = groups.members[group], groups.letter(group).text
    held = parts(groups.distinct.first[members], letter, corpus=corpus, shingles=groups.shingles)
    senders = [
        Member(text, part.share, _own(corpus, text, part.added, first))
        for number, part, first in zip(members, held, groups.distinct.first[members].tolist(), strict=True)
        for text in groups.distinct.copies[number]
    ]
    return Campaign(letter, tuple(sorted(senders)))


def _own(corpus: Corpus, text: int, added: tuple[int, ...], first: int) -> tuple[int, ...]:
    """The same words may be cut into other sentences; then a copy adds what stands at the same place."""
    if text == first or not added:
        return added
    before, start = corpus.text_sentences[first], corpus.text_sentences[text]
    end = corpus.text_sentences[text + 1]
    moved = (int(number - before + start) for number in added)
    return tuple(number for number in moved if number < end)
