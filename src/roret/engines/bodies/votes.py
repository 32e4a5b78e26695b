"""Votes round a table: a line such as “Venstre, Alternativet 2, Liv Brandt” becomes votes by party, with those named who differ.

The secretary writes one line for, one against, one for those who abstain. Each names parties (all of it that are there, or so
many of it), persons, or the rest. Everybody votes once at most.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

STANCES = ("for", "against", "abstained")
REST = frozenset({"*", "resten", "de øvrige", "øvrige", "alle", "the rest", "all"})
_PIECES = re.compile(r"[,;\n]+")
_COUNTED = re.compile(r"^(?P<words>.+?)\s+\(?(?P<count>\d{1,3})\)?$")
_IN_BRACKETS = re.compile(r"\s*\([^()\d][^()]*\)$")


@dataclass(frozen=True)
class Voter:
    """Somebody who may vote on an item; without a party she is an independent."""

    name: str
    party: str = ""


@dataclass(frozen=True)
class Line:
    """So many votes of a party, or the vote of one who is named."""

    stance: str
    party: str = ""
    name: str = ""
    count: int = 1


class Unreadable(ValueError):
    """A line cannot be read: ``why`` is unknown, ambiguous, twice, too_many or nobody_left; ``word`` is what was written."""

    def __init__(self, why: str, word: str, stance: str) -> None:
        """Take the reason, the word at fault and the line it stands in."""
        super().__init__(f"{why}: {word}")
        self.why, self.word, self.stance = why, word, stance


@dataclass
class _Ballot:
    """The votes while they are read."""

    left: list[Voter]
    lines: list[Line] = field(default_factory=list)

    def name(self, stance: str, voter: Voter) -> None:
        if voter not in self.left:
            raise Unreadable("twice", voter.name, stance)
        self.left.remove(voter)
        self.lines.append(Line(stance, voter.party, voter.name))

    def party(self, stance: str, party: str, count: int | None) -> None:
        there = [voter for voter in self.left if voter.party == party]
        if not there:
            raise Unreadable("nobody_left", party, stance)
        if count is not None and not 0 < count <= len(there):
            raise Unreadable("too_many", party, stance)
        taken = there[:count]
        self.lines.append(Line(stance, party, count=len(taken)))
        for voter in taken:
            self.left.remove(voter)

    def rest(self, stance: str) -> None:
        if not self.left:
            raise Unreadable("nobody_left", "*", stance)
        for voter in [one for one in self.left if not one.party]:
            self.name(stance, voter)
        for party in dict.fromkeys(voter.party for voter in self.left):
            self.party(stance, party, None)


def read_votes(said: Mapping[str, str], voters: Sequence[Voter]) -> list[Line]:
    """Return the votes of the three lines, those of parties first; raises ``Unreadable`` at the first word at fault."""
    pieces = [
        (stance, *_piece(text)) for stance in STANCES for text in _PIECES.split(said.get(stance, "")) if text.strip()
    ]
    ballot, rest, parties = _Ballot(list(voters)), [], []
    for stance, words, count in pieces:
        found = _find(words, voters, stance)
        if isinstance(found, Voter):
            ballot.name(stance, found)
        elif found:
            parties.append((stance, found, count))
        else:
            rest.append(stance)
    for stance, party, count in sorted(parties, key=lambda one: one[2] is None):
        ballot.party(stance, party, count)
    for stance in rest:
        ballot.rest(stance)
    return _in_order(ballot.lines)


def write_votes(lines: Iterable[Line]) -> dict[str, str]:
    """Return the three lines as the secretary would write them; reading them gives the same votes."""
    written: dict[str, list[str]] = {stance: [] for stance in STANCES}
    for line in lines:
        written[line.stance].append(line.name or f"{line.party} {line.count}")
    return {stance: ", ".join(words) for stance, words in written.items()}


def tally(lines: Iterable[Line]) -> dict[str, int]:
    """Return how many votes each stance got."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts[line.stance] += line.count
    return {stance: counts[stance] for stance in STANCES}


def is_carried(lines: Iterable[Line]) -> bool:
    """Say whether more voted for than against; who abstains has cast no vote (Local Government Act § 11 (3))."""
    counts = tally(lines)
    return counts["for"] > counts["against"]


def _piece(text: str) -> tuple[str, int | None]:
    text = " ".join(text.split())
    counted = _COUNTED.match(text)
    return (counted["words"], int(counted["count"])) if counted else (_IN_BRACKETS.sub("", text), None)


def _find(words: str, voters: Sequence[Voter], stance: str) -> Voter | str:
    """Return the party or the person that is meant, or "" for the rest: the whole name first, then its beginning."""
    key = words.casefold()
    if key in REST:
        return ""
    parties = {voter.party for voter in voters if voter.party}
    named: list[Voter | str] = [*parties, *voters]
    for fits in (_is, _begins):
        found = [one for one in named if fits(one, key)]
        if len(found) == 1:
            return found[0]
        if found:
            raise Unreadable("ambiguous", words, stance)
    raise Unreadable("unknown", words, stance)


def _is(one: Voter | str, key: str) -> bool:
    return (one.name if isinstance(one, Voter) else one).casefold() == key


def _begins(one: Voter | str, key: str) -> bool:
    """Say whether a party begins so, or one of a person's names does."""
    if isinstance(one, str):
        return one.casefold().startswith(key)
    names = one.name.casefold().split()
    return any(" ".join(names[start:]).startswith(key) for start in range(len(names)))


def _in_order(lines: Iterable[Line]) -> list[Line]:
    return sorted(
        lines, key=lambda line: (STANCES.index(line.stance), bool(line.name), -line.count, line.party, line.name)
    )
