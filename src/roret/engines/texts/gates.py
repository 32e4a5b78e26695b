"""What must be in order before a white paper is published. Each gate blocks, and names what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from roret.engines.texts.quotes import is_verbatim


class PublishedQuote(NamedTuple):
    """A quote of the white paper: `words` must be `published[start:end]`."""

    response: str
    published: str
    """The response as it is published, redacted."""
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Draft:
    """A white paper before publication, as plain counts and lists of ids."""

    received: int
    distinct: int
    duplicates: int
    responses: Collection[str] = ()
    """Every response that was received in time and stands."""
    themes_of: dict[str, Collection[str]] = field(default_factory=dict)
    """The signed themes of each response."""
    without_position: Collection[str] = ()
    """Responses that a person has marked as taking no position."""
    themes: Collection[str] = ()
    approved_answers: Collection[str] = ()
    """Themes with an approved answer."""
    quotes: Collection[PublishedQuote] = ()
    open_flags: Collection[str] = ()
    """Responses with a finding of personal data that nobody has decided on."""
    late: Collection[str] = ()
    withdrawn: Collection[str] = ()
    listed: Collection[str] = ()
    """Late and withdrawn responses that the white paper lists."""


@dataclass(frozen=True)
class Gate:
    """One condition. It is open when nothing is missing."""

    code: str
    missing: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Tell whether nothing is missing."""
        return not self.missing


def gates(draft: Draft) -> tuple[Gate, ...]:
    """Return every gate, in the order of the work; the draft may be published when all are passed."""
    quoted = (
        quote.response
        for quote in draft.quotes
        if not is_verbatim(quote.published, quote.start, quote.end, quote.words)
    )
    unread = (one for one in draft.responses if not draft.themes_of.get(one) and one not in set(draft.without_position))
    return (
        _gate("responses_without_theme", unread),
        _gate("unknown_themes", {theme for own in draft.themes_of.values() for theme in own} - set(draft.themes)),
        _gate("themes_without_answer", set(draft.themes) - set(draft.approved_answers)),
        _gate("quotes_that_differ", quoted),
        _gate("counts_that_differ", _wrong_counts(draft)),
        _gate("open_personal_data", draft.open_flags),
        _gate("late_or_withdrawn_not_listed", {*draft.late, *draft.withdrawn} - set(draft.listed)),
    )


def may_publish(draft: Draft) -> bool:
    """Tell whether every gate is passed."""
    return all(gate.passed for gate in gates(draft))


def _gate(code: str, missing: Iterable[str]) -> Gate:
    return Gate(code, tuple(sorted(set(missing))))


def _wrong_counts(draft: Draft) -> list[str]:
    """The sums that do not come out, as "distinct + duplicates = 12, received 13"."""
    total = draft.distinct + draft.duplicates
    return (
        [f"{draft.distinct} + {draft.duplicates} = {total}, received {draft.received}"]
        if total != draft.received
        else []
    )
