"""Where one person stands on a map that has been made: her own place, shown to her alone.

A map keeps a place for nobody. It keeps what a place is worked out from, and that is about statements and groups.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from roret.engines.opinions.robust import FEWEST_VOTES, ridge

if TYPE_CHECKING:
    from roret.engines.opinions.mapping import OpinionMap
    from roret.engines.opinions.votes import Id


@dataclass(frozen=True, slots=True)
class Place:
    """A person's place; `group` is None for somebody who is in none."""

    x: float
    y: float
    group: Id | None


def model(found: OpinionMap) -> dict[str, Any]:
    """Return what places are worked out from, as plain values. It is not for publication: means tell small figures."""
    return {
        "statements": [str(one) for one in found.votes.statements],
        "means": found.votes.means.tolist(),
        "loadings": found.loadings.tolist(),
        "groups": list(found.groups),
        "centres": found.centres.tolist(),
    }


def place(known: Mapping[str, Any], votes: Mapping[str, int]) -> Place | None:
    """Return the place of somebody with these votes on a map of the mode `robust`; None when none of them is on it.

    Whoever is among the voters of the map stands exactly where the map put her.
    """
    rows = [(index, votes[one]) for index, one in enumerate(known["statements"]) if one in votes]
    if not rows:
        return None
    index = np.array([one for one, _ in rows])
    loadings = np.array(known["loadings"])[index]
    deviations = np.array([vote for _, vote in rows], dtype=np.float64) - np.array(known["means"])[index]
    point = ridge((loadings.T @ loadings)[None], (deviations @ loadings)[None])[0]
    group = None
    if known["groups"] and len(known["centres"]) and len(rows) >= FEWEST_VOTES:
        distances = ((np.array(known["centres"]) - point) ** 2).sum(axis=1)
        group = known["groups"][int(distances.argmin())]
    return Place(round(float(point[0]), 4), round(float(point[1]), 4), group)
