"""The map as everybody may see it: no person, no group below the limit, no figure about fewer than so many people.

A group's figures on a statement are whole percentages, and a *range* where fewer than the limit stand behind a share or
against it: "92 to 100 %" instead of "all but two". How many of a group voted is rounded to tens. Group-informed consensus
has four decimals. So a small count cannot be worked out from a share, a product and a size. In the mode `polis` the
figures of the formulas are exact, to be compared with Pol.is; that report is for the desk and not for the public.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from math import ceil, floor
from typing import TYPE_CHECKING, Any

import numpy as np

from roret.engines.figures.small_cells import hide_small_counts
from roret.engines.opinions import picture
from roret.engines.opinions.formulas import AGREE, DISAGREE, Counts

if TYPE_CHECKING:
    from roret.engines.opinions.choosing import Representative
    from roret.engines.opinions.mapping import OpinionMap
    from roret.engines.opinions.votes import Id, Votes

VERSION = 1
_SIDES = ("agree", "disagree")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DECIMALS = 4
Range = list[int]


def report(found: OpinionMap, *, texts: Mapping[Id, str] | None = None) -> dict[str, Any]:
    """Return what may be shown, as plain values for JSON. The same votes give the same report, byte for byte."""
    groups = [one for one, size in enumerate(found.sizes) if size >= found.options.smallest]
    return {
        "version": VERSION,
        "mode": found.options.mode,
        "votes": _input(found.votes),
        "limits": {
            "smallest": found.options.smallest,
            "people": found.options.fewest_people,
            "votes_per_statement": found.options.fewest_votes,
        },
        "structure": _structure(found),
        "groups": _groups(found, groups),
        "groups_too_small_to_show": len(found.groups) - len(groups),
        "consensus": _consensus(found),
        "unites": [
            {"statement": found.votes.statements[one], "for": _SIDES[not agree]} for one, agree in found.common.unites
        ],
        "divides": [{"statement": found.votes.statements[one]} for one in found.common.divides],
        "representative": [
            _representative(found, one) for one in found.representative if _may_be_named(found, one, groups)
        ],
        "statements": [_statement(found, one, groups, texts) for one in range(len(found.votes.statements))],
        "map": picture.cells(found, groups),
    }


def fingerprint(votes: Votes) -> str:
    """Return a hash of the votes that count, whatever order they came in."""
    digest = sha256(repr((votes.people, votes.statements, sorted(map(str, votes.left_out)))).encode())
    for part in (votes.person, votes.item, votes.value.astype(np.int8)):
        digest.update(np.ascontiguousarray(part).tobytes())
    return digest.hexdigest()


def letter(place: int) -> str:
    """Return the letter by which people know a group. Groups are never given names: a name is a claim about people."""
    return _LETTERS[place] if place < len(_LETTERS) else str(place + 1)


def _input(votes: Votes) -> dict[str, Any]:
    people, statements = votes.shape
    return {"people": people, "statements": statements, "number": len(votes.value), "sha256": fingerprint(votes)}


def _structure(found: OpinionMap) -> dict[str, Any]:
    values = asdict(found.structure)
    values["reasons"] = list(found.structure.reasons)
    values["strength"] = round(found.structure.strength, 4)
    values["tried"] = [
        {**one, "silhouette": round(one["silhouette"], 4), "stability": round(one["stability"], 4)}
        for one in values["tried"]
    ]
    return values


def _groups(found: OpinionMap, groups: Sequence[int]) -> list[dict[str, Any]]:
    return [
        {
            "id": found.groups[group],
            "letter": letter(place),
            "size": found.sizes[group],
            **picture.outline(found.people[found.labels == group]),
        }
        for place, group in enumerate(groups)
    ]


def _statement(
    found: OpinionMap, statement: int, groups: Sequence[int], texts: Mapping[Id, str] | None
) -> dict[str, Any]:
    id_ = found.votes.statements[statement]
    counts, total = hide_small_counts(_whole(found, statement), smallest=found.options.smallest)
    x, y = found.statements[statement].tolist()
    return {
        "statement": id_,
        **({"text": texts.get(id_, "")} if texts is not None else {}),
        **dict(zip(("agree", "disagree", "pass"), counts, strict=True)),
        "votes": total,
        "x": round(x, _DECIMALS) + 0.0,
        "y": round(y, _DECIMALS) + 0.0,
        "groups": [{"group": found.groups[group], **_shares(found, group, statement)} for group in groups],
    }


def _whole(found: OpinionMap, statement: int) -> list[int]:
    """How many of everybody agree, disagree and pass."""
    everyone = found.everyone
    return [int(part[0, statement]) for part in (everyone.agree, everyone.disagree, everyone.passed)]


def _shares(found: OpinionMap, group: int, statement: int) -> dict[str, Any]:
    """Ranges of percent of agree, disagree and pass, and about how many voted; None where hardly anybody did."""
    counts, smallest = found.counts, found.options.smallest
    votes = int(counts.votes[group, statement])
    if votes < smallest:
        return {"agree": None, "disagree": None, "pass": None, "votes": None}
    parts = (counts.agree, counts.disagree, counts.passed)
    agree, disagree, passed = (percent(int(part[group, statement]), votes, smallest=smallest) for part in parts)
    return {"agree": agree, "disagree": disagree, "pass": passed, "votes": max(10 * round(votes / 10), smallest)}


def percent(number: int, of: int, *, smallest: int) -> Range:
    """Return [least, most] percent: the same twice, or a range where few stand behind the share or against it."""
    low, high = 100 * number / of, 100 * number / of
    if number < smallest:
        low, high = 0.0, 100 * min(smallest, of) / of
    if of - number < smallest:
        low, high = min(low, 100 * max(of - smallest, 0) / of), 100.0
    return [round(low), round(high)] if low == high else [floor(low), ceil(high)]


def _consensus(found: OpinionMap) -> list[dict[str, Any]]:
    """Group-informed consensus, the highest agreement first; without groups the share of everybody."""
    counts = found.counts if found.groups else found.everyone
    rows = []
    for statement, id_ in enumerate(found.votes.statements):
        exact = [float(counts.consensus[side, statement]) for side in (AGREE, DISAGREE)]
        values = exact if found.options.mode == "polis" else _public(found, statement, exact)
        rows.append({"statement": id_, **dict(zip(_SIDES, values, strict=True))})
    return sorted(rows, key=lambda row: -row["agree"] if row["agree"] is not None else 1.0)


def _public(found: OpinionMap, statement: int, values: Sequence[float]) -> Sequence[float | None]:
    """Four decimals of a product of several groups, two of a single share, and nothing where few voices show through."""
    if not found.groups:
        known, total = hide_small_counts(_whole(found, statement), smallest=found.options.smallest)
        return [
            round(value, 2) if total and count is not None else None
            for value, count in zip(values, known, strict=False)
        ]
    if int(found.counts.votes[:, statement].min()) < found.options.smallest:
        return [None, None]
    return [round(value, _DECIMALS if len(found.groups) > 1 else 2) for value in values]


def _may_be_named(found: OpinionMap, one: Representative, groups: Sequence[int]) -> bool:
    """A statement is named for a group that is shown when enough of its members said so."""
    part = found.counts.agree if one.agree else found.counts.disagree
    return one.group in groups and int(part[one.group, one.statement]) >= found.options.smallest


def _representative(found: OpinionMap, one: Representative) -> dict[str, Any]:
    side = AGREE if one.agree else DISAGREE
    row: dict[str, Any] = {
        "group": found.groups[one.group],
        "statement": found.votes.statements[one.statement],
        "for": _SIDES[side],
    }
    if found.options.mode == "polis":
        return row | _as_polis(found.counts, one, side)
    smallest = found.options.smallest
    inside, outside = ((each.agree, each.disagree)[side] for each in (found.counts, found.counts.others))
    where = one.group, one.statement
    votes, others = int(found.counts.votes[where]), int(found.counts.others.votes[where])
    # No more than what five of the others would give: the true ratio would tell how few they are.
    least = (max(int(outside[where]), smallest) + 1) / (others + 2)
    return row | {
        "percent": percent(int(inside[where]), votes, smallest=smallest),
        "others_percent": percent(int(outside[where]), others, smallest=smallest) if others >= smallest else None,
        "times": round(float(found.counts.shares[side][where]) / least, 1),
    }


def _as_polis(counts: Counts, one: Representative, side: int) -> dict[str, Any]:
    """The figures of Pol.is, exactly."""
    where = one.group, one.statement
    return {
        "successes": int((counts.agree, counts.disagree)[side][where]),
        "trials": int(counts.votes[where]),
        "share": float(counts.shares[side][where]),
        "share_test": float(counts.share_tests[side][where]),
        "representativeness": float(counts.representativeness[side][where]),
        "representativeness_test": float(counts.representativeness_tests[side][where]),
        "best_agree": one.best_agree,
    }
