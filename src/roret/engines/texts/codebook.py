"""An own codebook: themes that people have named, learned from the first responses that they put there.

    read = prepare(texts, ids)
    applied = apply_codebook(read, codebook, examples)

Ten examples a theme are mostly enough. What is least certain comes first in `ask_next`: reading that teaches most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from roret.engines.errors import EngineError
from roret.engines.texts.reading import read
from roret.engines.texts.themes.assigning import passages, themes_of_sentences
from roret.engines.texts.themes.learning import learn, totals
from roret.engines.texts.themes.terms import count_terms, term
from roret.engines.texts.workers import Progress, open_workers

if TYPE_CHECKING:
    import numpy as np

    from roret.engines.texts.reading.corpus import Corpus
    from roret.engines.texts.themes.terms import Terms


class CodebookError(EngineError):
    """The codebook or its examples cannot be used."""

    messages = {
        "codebook.empty": "The codebook has no themes.",
        "codebook.repeated": "The theme “%(theme)s” is in the codebook twice.",
        "codebook.unknown_theme": "The theme “%(theme)s” of an example is not in the codebook.",
        "codebook.unknown_response": "The response “%(response)s” of an example is not among the texts.",
        "codebook.nothing_to_learn": "The theme “%(theme)s” has neither examples nor keywords.",
    }


@dataclass(frozen=True)
class CodebookTheme:
    """A theme of the codebook. Keywords are words that tell it, in any form; they count as an example."""

    id: str
    keywords: tuple[str, ...] = ()


class Prepared(NamedTuple):
    """Texts that were read once, to be asked again after every new example."""

    ids: list[str]
    corpus: Corpus
    terms: Terms


class Assignment(NamedTuple):
    """A suggestion: a response is about a theme, by its strongest passage."""

    id: str
    theme: str
    weight: float
    start: int
    end: int


@dataclass(frozen=True)
class Applied:
    """What the codebook says of the texts."""

    assignments: tuple[Assignment, ...]
    unassigned: tuple[str, ...]
    """Responses with too little evidence for any theme."""
    likeliest: Mapping[str, str]
    """For each response the theme with most evidence, however little; a response without any is not there."""
    ask_next: tuple[str, ...]
    """Responses that are no example yet, the most uncertain first."""


def prepare(texts: Sequence[str], ids: Sequence[str], *, jobs: int = 1, progress: Progress | None = None) -> Prepared:
    """Read the texts once."""
    with open_workers(jobs) as workers:
        corpus = read(texts, workers=workers, progress=progress)
    return Prepared(list(ids), corpus, count_terms(corpus))


def apply_codebook(
    prepared: Prepared, codebook: Sequence[CodebookTheme], examples: Mapping[str, Collection[str]]
) -> Applied:
    """Return which responses are about which theme; `examples` maps responses to the themes that people gave them.

    A response that people put nowhere (an empty collection) teaches what belongs to no theme.
    """
    places = _require_usable(prepared, codebook, examples)
    themes = {theme.id: number for number, theme in enumerate(codebook)}
    given = {places[one]: sorted(themes[theme] for theme in own) for one, own in examples.items()}
    evidence = learn(prepared.corpus, prepared.terms.counts, given, _keywords(prepared, codebook))
    scores = prepared.terms.counts @ evidence
    return _applied(prepared, [theme.id for theme in codebook], scores, set(given))


def _applied(prepared: Prepared, themes: list[str], scores: np.ndarray, known: set[int]) -> Applied:
    import numpy as np

    strength = themes_of_sentences(scores, prepared.corpus)
    found = [
        one
        for id_, own in zip(prepared.ids, passages(prepared.corpus, strength), strict=True)
        for one in _assignments(id_, own, themes)
    ]
    total = totals(scores, prepared.corpus)
    ranked = np.sort(total, axis=1)
    margin = ranked[:, -1] - (ranked[:, -2] if len(themes) > 1 else 0)
    order = np.lexsort((np.arange(len(margin)), np.round(margin, 6))).tolist()
    has_words = (np.diff(prepared.corpus.starts) > 0).tolist()
    held = {one.id for one in found}
    return Applied(
        assignments=tuple(found),
        unassigned=tuple(id_ for id_ in prepared.ids if id_ not in held),
        likeliest=_likeliest(prepared.ids, themes, total),
        ask_next=tuple(prepared.ids[text] for text in order if text not in known and has_words[text]),
    )


def _likeliest(ids: list[str], themes: list[str], total: np.ndarray) -> dict[str, str]:
    best, any_ = total.argmax(axis=1).tolist(), (total != 0).any(axis=1).tolist()
    return {id_: themes[best[text]] for text, id_ in enumerate(ids) if any_[text]}


def _assignments(id_: str, own: list, themes: list[str]) -> list[Assignment]:
    by_theme = defaultdict(list)
    for passage in own:
        by_theme[passage.theme].append(passage)
    whole = sum(passage.strength for passage in own)
    found = []
    for theme, parts in sorted(by_theme.items()):
        best = max(parts, key=lambda passage: (passage.strength, -passage.start))
        weight = round(sum(passage.strength for passage in parts) / whole, 3)
        found.append(Assignment(id_, themes[theme], weight, best.start, best.end))
    return found


def _keywords(prepared: Prepared, codebook: Sequence[CodebookTheme]) -> list[list[int]]:
    """The columns of each theme's keywords."""
    column = {name: place for place, name in enumerate(prepared.terms.names)}
    return [
        sorted({column[name] for word in theme.keywords if (name := term(word.casefold(), "da")) in column})
        for theme in codebook
    ]


def _require_usable(
    prepared: Prepared, codebook: Sequence[CodebookTheme], examples: Mapping[str, Collection[str]]
) -> dict[str, int]:
    """Return the place of each response, or say what is wrong."""
    themes: set[str] = set()
    for theme in codebook:
        if theme.id in themes:
            raise CodebookError("codebook.repeated", theme=theme.id)
        themes.add(theme.id)
    if not themes:
        raise CodebookError("codebook.empty")
    taught = {theme for own in examples.values() for theme in own}
    for name in sorted(taught - themes):
        raise CodebookError("codebook.unknown_theme", theme=name)
    for theme in codebook:
        if theme.id not in taught and not theme.keywords:
            raise CodebookError("codebook.nothing_to_learn", theme=theme.id)
    places = {id_: place for place, id_ in enumerate(prepared.ids)}
    for one in examples:
        if one not in places:
            raise CodebookError("codebook.unknown_response", response=one)
    return places
