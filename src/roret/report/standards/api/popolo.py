"""Popolo: who sits where and when, and what was decided."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from django.http import HttpRequest
from ninja import Router, Schema
from typing_extensions import TypedDict

from roret.report.standards import selectors
from roret.report.standards.addresses import Addresses
from roret.report.standards.api.doors import Door, Kind, Page, each
from roret.report.standards.popolo import shapes, writing

Item = TypeVar("Item")


class Results(Schema, Generic[Item]):
    """One page of a list; ``next_url`` is null on the last one."""

    total: int
    per_page: int
    next_url: str | None
    result: list[Item]


class PopoloLists(TypedDict):
    """Where each list lies."""

    name: str
    url: str


def _wrapped(page: Page) -> dict[str, Any]:
    return {"total": page.total, "per_page": page.size, "next_url": page.following or None, "result": page.data}


def _motions(items: Sequence[Any], at: Addresses) -> list[shapes.PopoloMotion]:
    votes = selectors.votes_on(one for item in items for one in item.told_decisions)
    return [writing.motion(item, at, votes) for item in items]


def _vote_events(decided: Sequence[Any], _at: Addresses) -> list[shapes.PopoloVoteEvent]:
    votes = selectors.votes_on(decided)
    return [writing.vote_event(one, votes) for one in decided]


door = Door("popolo", Router(tags=["popolo"]), Results, _wrapped)

KINDS = (
    Kind(
        path="organizations",
        title="Popolo Organization",
        shape=shapes.PopoloOrganization,
        rows=selectors.organizations,
        write=each(writing.organization),
    ),
    Kind(
        path="posts",
        title="Popolo Post",
        shape=shapes.PopoloPost,
        rows=selectors.posts,
        write=each(writing.post),
        of="body",
    ),
    Kind(
        path="memberships",
        title="Popolo Membership",
        shape=shapes.PopoloMembership,
        rows=selectors.memberships,
        write=each(writing.membership),
        of="post__body",
    ),
    Kind(
        path="people",
        title="Popolo Person",
        shape=shapes.PopoloPerson,
        rows=selectors.people,
        write=lambda rows, at: [writing.person(one, at) for one in selectors.on_people(rows)],
    ),
    Kind(
        path="areas",
        title="Popolo Area",
        shape=shapes.PopoloArea,
        rows=selectors.areas,
        write=each(writing.area),
    ),
    Kind(
        path="events",
        title="Popolo Event",
        shape=shapes.PopoloEvent,
        rows=selectors.plain_meetings,
        write=each(writing.event),
        of="body",
    ),
    Kind(
        path="motions",
        title="Popolo Motion",
        shape=shapes.PopoloMotion,
        rows=selectors.recommendation_items,
        write=_motions,
        of="matter__body",
    ),
    Kind(
        path="vote-events",
        title="Popolo VoteEvent",
        shape=shapes.PopoloVoteEvent,
        rows=selectors.decided_items,
        write=_vote_events,
        of="decision__body",
    ),
)


@door.get("", list[PopoloLists], "Popolo: where each list lies")
def lists(request: HttpRequest) -> Any:
    """Tell the addresses of all lists."""
    at = Addresses.of(request, door.name)
    return [{"name": kind.path, "url": at.to(kind.path)} for kind in KINDS]


for _kind in KINDS:
    door.offer(_kind)
