"""Votes, groups and statements from CSV files, as Pol.is exports them and as an office writes them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from roret.engines.figures.csv_dialect.errors import TableError
from roret.engines.figures.csv_dialect.verbatim import ColumnError, read_verbatim
from roret.engines.opinions.errors import OpinionError
from roret.engines.opinions.votes import Id, Votes, collect

if TYPE_CHECKING:
    from numpy.typing import NDArray

VOTER, STATEMENT, VOTE = "voter-id", "comment-id", "vote"
PARTICIPANT, GROUP = "participant", "group-id"
MODERATED, BODY = "moderated", "comment-body"
_VALUES = {"1": 1, "+1": 1, "0": 0, "-1": -1, "\N{MINUS SIGN}1": -1}
_TAKEN_AWAY = "-1"


def read_votes(file: Path, *, left_out: Sequence[Id] = ()) -> Votes:
    """Return the votes of a file with the columns voter-id, comment-id and vote. Raises TableError, ColumnError, OpinionError."""
    data = file.read_bytes()
    numbers = _plain_numbers(data)
    if numbers is not None:
        return collect(numbers[:, 0], numbers[:, 1], numbers[:, 2], left_out=left_out)
    voters, statements, votes = read_verbatim(data, [VOTER, STATEMENT, VOTE]).cells
    return collect(_ids(voters, VOTER), _ids(statements, STATEMENT), _values(votes), left_out=left_out)


def read_groups(file: Path) -> dict[Id, Id]:
    """Return the group of each participant; those without one are left out."""
    people, groups = read_verbatim(file.read_bytes(), [PARTICIPANT, GROUP]).cells
    grouped = [place for place, group in enumerate(groups) if group.strip()]
    names, who = (_natural([cells[place].strip() for place in grouped]) for cells in (groups, people))
    return dict(zip(who, names, strict=True))


def read_statements(file: Path) -> tuple[dict[Id, str], list[Id]]:
    """Return the text of each statement, and those that moderators took away (-1 in the column `moderated`)."""
    data = file.read_bytes()
    ids, texts = read_verbatim(data, [STATEMENT, BODY]).cells
    try:
        moderated = read_verbatim(data, [MODERATED]).cells[0]
    except ColumnError:
        moderated = [""] * len(ids)
    names = _natural(_ids(ids, STATEMENT))
    away = [name for name, state in zip(names, moderated, strict=True) if state.strip() == _TAKEN_AWAY]
    return dict(zip(names, (text.strip() for text in texts), strict=True)), away


def _natural(ids: Sequence[Id]) -> list[Id]:
    """Numbers where every id is one, as `collect` reads them."""
    from roret.engines.opinions.votes import numbered

    names, places = numbered(ids)
    return [names[place] for place in places]


def _plain_numbers(data: bytes) -> NDArray[np.int64] | None:
    """The three columns of a file that holds plain numbers there: the quick way for millions of rows. None for any other."""
    head = data[: data.find(b"\n") + 1].decode("utf-8-sig", "replace")
    names = head.strip().split(",")
    if {VOTER, STATEMENT, VOTE} - set(names) or b'"' in data or not data[len(head) :].strip():
        return None
    try:
        return np.loadtxt(
            data.decode("utf-8-sig").splitlines(),
            dtype=np.int64,
            delimiter=",",
            skiprows=1,
            usecols=[names.index(name) for name in (VOTER, STATEMENT, VOTE)],
            comments=None,
            ndmin=2,
        )
    except (ValueError, UnicodeDecodeError):
        return None


def _ids(cells: Sequence[str], column: str) -> list[Id]:
    found: list[Id] = []
    for line, cell in enumerate(cells, start=2):
        if not cell.strip():
            raise OpinionError("opinions.empty_id", line=line, column=column)
        found.append(cell.strip())
    return found


def _values(cells: Sequence[str]) -> list[int]:
    for line, cell in enumerate(cells, start=2):
        if cell.strip() not in _VALUES:
            raise OpinionError("opinions.vote", line=line, value=cell[:40])
    return [_VALUES[cell.strip()] for cell in cells]


__all__ = ["ColumnError", "TableError", "read_groups", "read_statements", "read_votes"]
