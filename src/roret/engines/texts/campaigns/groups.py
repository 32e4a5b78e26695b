"""Groups of distinct texts while they are found, taken apart and joined."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from roret.engines.texts.campaigns.containment import Contained, contained
from roret.engines.texts.campaigns.letters import SIZE, Letter, letter_of
from roret.engines.texts.campaigns.shingles import among

if TYPE_CHECKING:
    import numpy as np

    from roret.engines.texts.campaigns.same_words import Distinct
    from roret.engines.texts.campaigns.shingles import Shingles

_CHANCE = 100_000
"""Among so many texts two strangers write the same sentence or two now and then: a letter has more senders than that gives."""
_STAYS = 0.15
_MOSTLY = 0.5


class Groups:
    """Which distinct texts are of one letter. A group goes by the number of its first distinct text."""

    def __init__(self, distinct: Distinct, shingles: Shingles) -> None:
        import numpy as np

        self.distinct = distinct
        self.shingles = shingles
        self.copies = np.array([len(same) for same in distinct.copies], dtype=np.int64)
        self.members: dict[int, list[int]] = {number: [number] for number in range(len(self.copies))}
        self._letters: dict[int, Letter] = {}

    def join(self, groups: np.ndarray) -> None:
        """Take the groups over: `groups[i]` is the group of distinct text `i`."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, group in enumerate(groups.tolist()):
            found[group].append(number)
        self.members = dict(found)

    def of_many(self) -> list[int]:
        """Return the groups that more than one person sent."""
        return [group for group, members in self.members.items() if len(members) > 1 or self.copies[group] > 1]

    def size(self, group: int) -> int:
        """Return how many sent it."""
        return int(self.copies[self.members[group]].sum())

    def letter(self, group: int) -> Letter:
        """Return the letter of a group."""
        import numpy as np

        if group not in self._letters:
            members = np.array(self.members[group])
            self._letters[group] = letter_of(self.distinct.first[members], self.copies[members], self.shingles)
        return self._letters[group]

    def take_apart(self) -> None:
        """Let go those whom a chain of likenesses brought in, but who have little of the letter."""
        for group in [group for group, members in self.members.items() if len(members) > 2]:
            stays = self._stay(group)
            if not stays.all():
                self._let_go(group, stays.tolist())

    def _stay(self, group: int) -> np.ndarray:
        """Tell of each member whether the letter and the text have much in common, measured by the shorter one."""
        import numpy as np

        letter = self.letter(group).shingles
        members = self.distinct.first[np.array(self.members[group])]
        values, counts = self.shingles.of(members, SIZE)
        held = among(values, letter)
        owner = np.repeat(np.arange(len(members)), counts)
        return np.bincount(owner[held], minlength=len(members)) >= _STAYS * np.minimum(counts, len(letter))

    def _let_go(self, group: int, stays: list[bool]) -> None:
        kept = [number for number, stay in zip(self.members[group], stays, strict=True) if stay]
        gone = [number for number, stay in zip(self.members[group], stays, strict=True) if not stay]
        del self.members[group]
        self._letters.pop(group, None)
        for number in gone:
            self.members[number] = [number]
        if kept:
            self.members[kept[0]] = kept

    def join_contained(self) -> None:
        """Bring in single texts, and smaller groups, that hold a good part of another group's letter."""
        import numpy as np

        groups = sorted(self.of_many(), key=lambda group: (-self.size(group), group))
        fewest = self.copies.sum() / _CHANCE
        letters = [self.letter(group) for group in groups if self.size(group) >= fewest]
        if not letters:
            return
        alone = [group for group, members in self.members.items() if len(members) == 1 and self.copies[group] == 1]
        owners = {self.letter(group).text: group for group in groups}
        owners |= {int(self.distinct.first[number]): number for number in alone}
        found = contained(np.array(sorted(owners)), letters, self.shingles)
        self._bring_in(self._best(found, owners, groups))

    def _best(self, found: Contained, owners: dict[int, int], groups: list[int]) -> dict[int, int]:
        """For each group that comes in the one it goes to: the one whose letter it holds most of."""
        rank = {group: place for place, group in enumerate(groups)}
        best: dict[int, tuple[float, int]] = {}
        for text, letter, share, certain in zip(*(column.tolist() for column in found), strict=True):
            group, goal = owners[text], groups[letter]
            comes = rank[group] > letter and self._is_part(group, goal, share) if group in rank else certain
            if comes:
                best[group] = min(best.get(group, (0.0, letter)), (-round(share, 6), letter))
        return {group: groups[letter] for group, (_, letter) in best.items()}

    def _is_part(self, group: int, goal: int, share: float) -> bool:
        """Tell whether the smaller letter is for the most part taken from the larger: two letters may share a paragraph."""
        return share * len(self.letter(goal).shingles) >= _MOSTLY * len(self.letter(group).shingles)

    def _bring_in(self, goals: dict[int, int]) -> None:
        for group, goal in goals.items():
            last = goal
            while last in goals:
                last = goals[last]
            self.members[last] += self.members.pop(group)
            self._letters.pop(last, None)
        for goal in set(goals.values()) & self.members.keys():
            self.members[goal].sort()
