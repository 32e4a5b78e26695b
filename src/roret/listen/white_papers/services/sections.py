"""What upper modules add to a white paper: what each theme changed, and annexes of their own.

A module above this one registers a function in its ``module.py``; white papers know of nobody above them. All that is
returned is plain words, because it is frozen.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from roret.listen.consultations.models import Consultation


@dataclass(frozen=True)
class Effect:
    """What a theme changed: the effect in a word (“Followed”), the reason, and where and when it was decided."""

    effect: str
    reason: str = ""
    decided: str = ""


@dataclass(frozen=True)
class Annex:
    """A part at the end of the white paper: words, a table, or both. Cells are texts or whole numbers."""

    key: str
    title: str
    text: str = ""
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str | int]] = ()


Effects = Callable[[Consultation], dict[int, Effect]]
MakeAnnex = Callable[[Consultation], Annex | None]
_effects: list[Effects] = []
_annexes: dict[str, tuple[int, MakeAnnex]] = {}


def register_effects(effects: Effects) -> None:
    """Add a source of effects: for a consultation it returns the effect of each theme by the theme's key."""
    if effects not in _effects:
        _effects.append(effects)


def register_annex(key: str, make: MakeAnnex, *, order: int = 50) -> None:
    """Add an annex; ``make`` returns None where there is nothing to tell. The same key replaces an earlier one."""
    _annexes[key] = (order, make)


def effects_of(consultation: Consultation) -> dict[int, dict[str, str]]:
    """Return the effect of each theme that has one, as plain data."""
    return {theme: asdict(effect) for source in _effects for theme, effect in source(consultation).items()}


def annexes_of(consultation: Consultation) -> list[dict[str, Any]]:
    """Return the annexes that have something to tell, in their order, as plain data."""
    in_order = sorted(_annexes.items(), key=lambda entry: (entry[1][0], entry[0]))
    made = [make(consultation) for _key, (_order, make) in in_order]
    return [
        {**asdict(annex), "columns": [*annex.columns], "rows": [[*row] for row in annex.rows]}
        for annex in made
        if annex
    ]
