"""Invented votes of which all is known: who belongs to which group, and what each group thinks of each statement."""

from dataclasses import dataclass

import numpy as np

from roret.engines.opinions.votes import collect

_CHUNK = 5_000
_PASSES = 0.12


@dataclass(frozen=True)
class Planted:
    person: np.ndarray
    item: np.ndarray
    value: np.ndarray
    group: np.ndarray

    @property
    def votes(self):
        return collect(self.person, self.item, self.value)

    def labels_of(self, votes):
        return self.group[np.array(votes.people)]


def conversation(people, statements, *, groups=1, seen=30, effect=0.0, skewed=False, seed=1):
    """Votes of groups that differ by `effect` (in logits). Skewed: the old statements have been seen by most.

    With one group, or no effect, the votes on different statements have nothing to do with each other.
    """
    random = np.random.default_rng(seed)
    group = random.integers(0, groups, people)
    popular = random.normal(0, 1, statements)
    opinion = random.normal(0, effect, (groups, statements))
    often = -np.arange(statements) / (statements / 6) if skewed else np.zeros(statements)
    number = np.clip(random.poisson(seen, people), 1, statements)
    person, item = [], []
    for start in range(0, people, _CHUNK):
        size = min(_CHUNK, people - start)
        order = np.argsort(-(often + random.gumbel(size=(size, statements))), axis=1)
        chosen = np.arange(statements)[None, :] < number[start : start + size, None]
        person.append(np.nonzero(chosen)[0] + start)
        item.append(order[chosen])
    person, item = np.concatenate(person), np.concatenate(item)
    agrees = random.random(len(item)) < 1 / (1 + np.exp(-(popular[item] + opinion[group[person], item])))
    value = np.where(random.random(len(item)) < _PASSES, 0, np.where(agrees, 1, -1))
    return Planted(person, item, value, group)
