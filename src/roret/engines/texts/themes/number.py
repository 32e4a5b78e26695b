"""How many themes: the largest number at which two halves of the texts, read apart, find the same ones.

(Greene, O'Callaghan and Cunningham 2014, "How many topics?".) It is a proposal; people merge and split afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from roret.engines.texts.themes.topics import factorise
from roret.engines.texts.workers import Progress, told

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_STEPS = (*range(2, 13), 14, 16, 18, 20, 24, 28, 32)
_TEXTS_READ = 4_000
_TEXTS_A_THEME = 5
_NEARLY = 0.03
_NEARLY_OF_FEW = 0.06
_LITTLE = 0.5
_FEW = 12
_ENOUGH_FOR_HALVES = 200
_TURNS = 4
_FEWER_TURNS = 1_000
_ALIKE = 0.65
"""Below that two halves of the texts do not find the same topics, whatever the number."""


class Trial(NamedTuple):
    """One number of themes that was tried."""

    number: int
    agreement: float
    """How like the themes of the two halves are, 0 to 1."""
    unexplained: float


def propose_number(rows: csr_array, progress: Progress | None = None) -> tuple[int, list[Trial]]:
    """Return the number proposed, and what each number tried gave. Few texts get a rule of thumb and no trials."""
    count = rows.shape[0]
    if count < _FEW:
        return rule_of_thumb(rows), []
    read = rows[:: max(1, count // _TEXTS_READ)]
    pairs = _pairs(read)
    most = min(read.shape[0] // _TEXTS_A_THEME, rows.shape[1] // 2)
    numbers = [number for number in _STEPS if number <= max(2, most)]
    trials = list(told((_trial(pairs, number) for number in numbers), len(numbers), progress))
    return _best(trials, _NEARLY if count >= _ENOUGH_FOR_HALVES else _NEARLY_OF_FEW), trials


def rule_of_thumb(rows: csr_array) -> int:
    """Return the root of half the number of texts: ten themes for two hundred."""
    return max(1, min(round((rows.shape[0] / 2) ** 0.5), rows.shape[1]))


def is_agreed(trials: list[Trial]) -> bool:
    """Tell whether two halves of the texts found the same topics at any number."""
    return max((trial.agreement for trial in trials), default=0.0) >= _ALIKE


def _pairs(rows: csr_array) -> list[tuple[csr_array, csr_array]]:
    return [_halves(rows, turn) for turn in range(_TURNS if rows.shape[0] <= _FEWER_TURNS else 2)]


def _halves(rows: csr_array, turn: int) -> tuple[csr_array, csr_array]:
    """Two halves, other ones at each turn; of few texts two parts of three quarters each, which share a half."""
    import numpy as np

    places = np.arange(rows.shape[0]) >> turn
    if rows.shape[0] >= _ENOUGH_FOR_HALVES:
        return rows[places % 2 == 0], rows[places % 2 == 1]
    return rows[places % 4 != 0], rows[places % 4 != 2]


def _trial(pairs: list[tuple[csr_array, csr_array]], number: int) -> Trial:
    results = [_agreement(halves, number) for halves in pairs]
    agreement, unexplained = (sum(column) / len(results) for column in zip(*results, strict=True))
    return Trial(number, round(agreement, 4), round(unexplained, 4))


def _agreement(halves: tuple[csr_array, csr_array], number: int) -> tuple[float, float]:
    """How like the topics of two halves are when each is held up against its nearest, and what one leaves unexplained."""
    from scipy.optimize import linear_sum_assignment

    (one, left), (other, _) = (factorise(half, number) for half in halves)
    likeness = one @ other.T
    return float(likeness[linear_sum_assignment(-likeness)].mean()), left


def _best(trials: list[Trial], nearly: float) -> int:
    """The largest number that is nearly as stable as the best, unless its last step explains next to nothing more."""
    limit = max(trial.agreement for trial in trials) - nearly
    stable = [place for place, trial in enumerate(trials) if trial.agreement >= limit]
    while len(stable) > 1 and _gain(trials, stable[-1]) < _LITTLE * _usual_gain(trials, stable[-1]):
        stable.pop()
    return trials[stable[-1]].number


def _gain(trials: list[Trial], place: int) -> float:
    """What one more theme explained, at this step."""
    before, now = trials[place - 1], trials[place]
    return (before.unexplained - now.unexplained) / (now.number - before.number)


def _usual_gain(trials: list[Trial], place: int) -> float:
    first, before = trials[0], trials[place - 1]
    return (first.unexplained - before.unexplained) / max(before.number - first.number, 1)
