"""How far a machine's suggestions and a person's decisions agree: plainly, and beyond chance (Cohen's kappa)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple


class Agreement(NamedTuple):
    """Agreement over a number of decisions."""

    decisions: int
    raw: float
    """The share of decisions that were as suggested, 0 to 1."""
    kappa: float | None
    """The same beyond chance: 1 is full, 0 is as by chance; None where chance alone agrees wholly or nothing was decided."""


def agreement(decisions: Iterable[tuple[Hashable, Hashable]]) -> Agreement:
    """Return the agreement of (suggested, decided), each one label."""
    pairs = list(decisions)
    if not pairs:
        return Agreement(0, 0.0, None)
    count = len(pairs)
    raw = sum(suggested == decided for suggested, decided in pairs) / count
    suggested, decided = Counter(one for one, _ in pairs), Counter(one for _, one in pairs)
    by_chance = sum(suggested[label] * decided[label] for label in suggested) / count**2
    kappa = None if by_chance == 1 else round((raw - by_chance) / (1 - by_chance), 4)
    return Agreement(count, round(raw, 4), kappa)


def agreement_by_theme(
    suggested: Mapping[str, AbstractSet[str]], decided: Mapping[str, AbstractSet[str]]
) -> dict[str, Agreement]:
    """Return for each theme the agreement on whether a response is about it, over the responses that were decided.

    Both map a response to its themes. A response without a suggestion counts as suggested to be about nothing.
    """
    responses = sorted(decided)
    nothing: AbstractSet[str] = frozenset()
    themes = {theme for one in responses for theme in decided[one] | suggested.get(one, nothing)}
    return {
        theme: agreement((theme in suggested.get(one, nothing), theme in decided[one]) for one in responses)
        for theme in sorted(themes)
    }
