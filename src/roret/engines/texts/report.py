"""What `group` finds, as plain values. Every number opens to its responses; everything is a suggestion until signed."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from functools import lru_cache
from typing import Any

VERSION = 1


@dataclass(frozen=True, slots=True)
class CampaignMember:
    """One sender of a campaign."""

    id: str
    share: float
    """How much of the letter the response holds, 0 to 1."""
    added: tuple[tuple[int, int], ...] = ()
    """Where she says something of her own (start, end)."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """Responses of one letter."""

    id: str
    kind: str
    """"campaign" from five senders on, "duplicates" below."""
    size: int
    letter: str
    """The response that is nearest to what most of them wrote, verbatim."""
    letter_id: str
    members: tuple[str, ...]
    details: tuple[CampaignMember, ...]


@dataclass(frozen=True, slots=True)
class ThemeMember:
    """One response that is about a theme, with its strongest passage."""

    id: str
    weight: float
    """How much of what the response says belongs to the theme, 0 to 1."""
    start: int
    end: int
    passages: tuple[tuple[int, int], ...] = ()
    """All its passages about the theme (start, end), the strongest among them."""
    copy: bool = False
    """Tell whether it is a campaign's letter again: it counts as a response, not as a distinct text."""


@dataclass(frozen=True, slots=True)
class Theme:
    """What several respondents write about."""

    id: str
    keywords: tuple[str, ...]
    size: int
    """Responses, each sender of a campaign counted."""
    texts: int
    """Distinct texts: a campaign counts once."""
    members: tuple[ThemeMember, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Unassigned:
    """A response in no theme. It must be read by a person."""

    id: str
    reason: str
    """"empty", "short" (a position and no more) or "lone" (nobody else writes about it)."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a response: `text` is its text from start to end, verbatim."""

    theme: str
    id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A response that points to another."""

    id: str
    start: int
    end: int
    text: str
    number: str
    target: str | None
    """The id it means, when that is clear."""
    agrees: bool


@dataclass(frozen=True, slots=True)
class StanceSign:
    """Words that suggest a stance. Only a suggestion, and never part of a theme."""

    id: str
    stance: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Trial:
    """A number of themes that was tried: how like the themes of two halves of the texts are."""

    number: int
    agreement: float
    unexplained: float


@dataclass(frozen=True, slots=True)
class Counts:
    """The responses in numbers: `distinct + duplicates == received`."""

    received: int
    distinct: int
    duplicates: int
    campaigns: int
    in_themes: int
    unassigned: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found."""

    counts: Counts
    campaigns: tuple[Campaign, ...]
    themes: tuple[Theme, ...]
    unassigned: tuple[Unassigned, ...]
    quotes: tuple[Quote, ...]
    references: tuple[Reference, ...]
    stances: tuple[StanceSign, ...]
    languages: dict[str, int]
    number_of_themes: tuple[Trial, ...] = ()
    method: dict[str, str] = field(default_factory=dict)
    version: int = VERSION
    suggestion: bool = True

    def as_dict(self) -> dict[str, Any]:
        """Return the report as values that JSON can hold."""
        return {name: _plain(getattr(self, name)) for name in _names(Report)}


@lru_cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def _plain(value: Any) -> Any:
    """Lists and dictionaries for tuples and dataclasses: `asdict` copies every number and takes ten times as long."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(getattr(value, name)) for name in _names(type(value))}
    return value
