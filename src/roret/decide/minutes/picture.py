"""An account as its page shows it: facts, items with words for every code, and each vote as a picture with its table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from roret.commons.meetings.enums import AgendaKind
from roret.decide.matters.enums import DecisionKind
from roret.decide.minutes.documents.words import facts_of, label, voters_in_words, votes_by_party
from roret.decide.minutes.enums import MotionRole, Stance, Voting
from roret.foundation.ui.charts import Bar, BarChart


@dataclass(frozen=True)
class MotionView:
    """What was put to the vote, in words."""

    amendment: bool
    number: int
    that: str
    proposed_by: str
    wording: str
    result: str
    voting: str
    chart: BarChart | None = None
    headers: Sequence[str] = ()
    rows: Sequence[Sequence[Any]] = ()
    voters: Sequence[str] = ()


@dataclass(frozen=True)
class ItemView:
    """One item; ``hidden`` when its number is all that its reader may know."""

    number: int
    hidden: bool = False
    closed: bool = False
    title: str = ""
    about: str = ""
    paper: str = ""
    paper_url: str = ""
    text: str = ""
    motions: Sequence[MotionView] = ()
    statements: Sequence[dict[str, Any]] = ()
    away: Sequence[str] = ()
    disqualified: Sequence[dict[str, str]] = field(default_factory=tuple)


@dataclass(frozen=True)
class Shown:
    """Minutes as one reader sees them."""

    facts: Sequence[Sequence[str]]
    items: Sequence[ItemView]


def shown_of(account: dict[str, Any]) -> Shown:
    """Return the page of an account that has been made fit for its reader already."""
    facts = facts_of(account) if account.get("meeting") else []
    return Shown(facts, [_item(item) for item in account["items"]])


def _item(item: dict[str, Any]) -> ItemView:
    if "title" not in item:
        return ItemView(item["number"], hidden=True, closed=True)
    return ItemView(
        item["number"],
        closed=item["closed"],
        title=item["title"],
        about=" · ".join(_about(item)),
        paper=item["paper"],
        paper_url=reverse("public:record", args=[item["paper"]]) if item["paper"] else "",
        text=item["text"],
        motions=[_motion(motion) for motion in item["motions"]],
        statements=item["statements"],
        away=item["away"],
        disqualified=item["disqualified"],
    )


def _about(item: dict[str, Any]) -> Iterator[str]:
    """Yield what the item was for, where its title does not say so, and when it was treated."""
    kind, times = label(AgendaKind, item["kind"]), filter(None, (item["started"], item["ended"]))
    if kind != item["title"]:
        yield kind
    if said := " – ".join(times):
        yield said


def _motion(motion: dict[str, Any]) -> MotionView:
    votes = motion["votes"]
    return MotionView(
        motion["role"] == MotionRole.AMENDMENT,
        motion["number"],
        motion["that"],
        motion["proposed_by"],
        motion["wording"],
        label(DecisionKind, motion["result"]),
        label(Voting, motion["voting"]),
        _chart(votes) if votes else None,
        [_("Voter"), *(stance.label for stance in Stance)],
        votes_by_party(votes),
        voters_in_words(votes),
    )


def _chart(votes: Sequence[dict[str, Any]]) -> BarChart:
    counts = [sum(vote["count"] for vote in votes if vote["stance"] == stance) for stance in Stance]
    bars = [Bar(str(stance.label), count) for stance, count in zip(Stance, counts, strict=True)]
    return BarChart(_("Votes"), bars, decimals=0)
