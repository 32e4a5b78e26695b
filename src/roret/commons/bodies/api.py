"""Bodies for machines, in the words of Popolo (popoloproject.com): Organization, Post, Membership."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from roret.commons.bodies.models import Body, Membership
from roret.commons.bodies.selectors import compositions
from roret.foundation.api.pages import Paged, paged

router = Router(tags=["bodies"])
prefix = "/bodies/"


class BodyOut(Schema):
    """A council, committee or board."""

    id: int
    name: str
    name_en: str
    abbreviation: str
    classification: str
    parent_id: int | None
    founding_date: date | None
    dissolution_date: date | None
    statutory: bool
    deciding: bool
    url: str


class PostOut(Schema):
    """Seats of one kind; ``seats`` and ``vacant`` are null where the source does not tell."""

    id: int
    label: str
    organization_id: int
    source: str
    filled_by: str
    seats: int | None
    vacant: int | None


class PersonOut(Schema):
    """A person in public office."""

    name: str


class OnBehalfOf(Schema):
    """The party or organisation that a member speaks for."""

    name: str


class MembershipOut(Schema):
    """A person on a post; a substitute has her place in the line."""

    id: int
    person: PersonOut
    role: str
    organization_id: int
    post_id: int
    on_behalf_of: OnBehalfOf | None
    substitute_for_id: int | None
    substitute_order: int | None
    start_date: date | None
    end_date: date | None


class BodyWithMembers(BodyOut):
    """A body with its posts and those who sit there today."""

    tasks: str
    rights: str
    limits: str
    cadence: str
    term_begins: date | None
    term_ends: date | None
    posts: list[PostOut]
    memberships: list[MembershipOut]


@router.get("organizations", response=Paged[BodyOut], summary="Bodies")
def bodies(request: HttpRequest, on: date | None = None, after: int = 0, limit: int = 100) -> Any:
    """List the bodies by key; ``on`` keeps those that existed on a day."""
    rows = Body.objects.visible_to(request.user).select_related("body_type")
    return paged(rows.current(on) if on else rows, after=after, limit=limit, make=_plain)


@router.get("organizations/{pk}", response=BodyWithMembers, summary="One body with its posts and members")
def body(request: HttpRequest, pk: int) -> Any:
    """Show one body as it is today; who sat there before is in its minutes."""
    found = get_object_or_404(Body.objects.visible_to(request.user).select_related("body_type"), pk=pk)
    [now] = compositions([found])
    texts = {
        name: getattr(found, name) for name in ("tasks", "rights", "limits", "cadence", "term_begins", "term_ends")
    }
    posts = [
        {
            **{name: getattr(one.post, name) for name in ("id", "label", "source", "filled_by")},
            "seats": one.wanted,
            "organization_id": pk,
            "vacant": one.vacant,
        }
        for one in now.posts
    ]
    sitting = Membership.objects.current().filter(post__body=found).order_by("pk")
    return {**_plain(found), **texts, "posts": posts, "memberships": [_member(one, pk) for one in sitting]}


def _plain(found: Body) -> dict[str, Any]:
    names = ("id", "name", "name_en", "abbreviation", "parent_id", "statutory", "deciding")
    return {
        **{name: getattr(found, name) for name in names},
        "classification": found.body_type.name if found.body_type else found.kind,
        "founding_date": found.valid_from,
        "dissolution_date": found.valid_to,
        "url": found.get_absolute_url(),
    }


def _member(one: Membership, body_id: int) -> dict[str, Any]:
    names = ("id", "role", "post_id", "substitute_for_id", "substitute_order")
    return {
        **{name: getattr(one, name) for name in names},
        "person": {"name": one.name},
        "organization_id": body_id,
        "on_behalf_of": {"name": one.on_behalf_of} if one.on_behalf_of else None,
        "start_date": one.begins_on,
        "end_date": one.ends_on,
    }
