"""Posts: create, change, delete, import."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.bodies import events
from roret.commons.bodies.models import Body, Post, SeatChange
from roret.commons.bodies.plain import place_of, sitting_of
from roret.engines.bodies import excess
from roret.foundation import authz, journal
from roret.foundation.errors import DomainError, ImportRefused
from roret.foundation.staff.changing import change
from roret.foundation.staff.importing.plan import Problem
from roret.foundation.staff.importing.saving import note_lines, save_lines


@transaction.atomic
def create_post(body: Body, *, by: Any, **fields: Any) -> Post:
    """Create a post in a body."""
    authz.require(by, "bodies.create_post", body)
    post = Post(body=body)
    changes = change(post, fields)
    _check_days(post)
    journal.record(events.PostCreated, post, by=by, changes=changes)
    return post


@transaction.atomic
def update_post(post: Post, *, by: Any, **fields: Any) -> Post:
    """Change a post. It keeps its body, and has no fewer seats than people on them."""
    authz.require(by, "bodies.update_post", post)
    post = Post.objects.lock(post.pk)
    body = fields.pop("body", post.body)
    if body.pk != post.body_id:
        raise DomainError(_("A post stays in its body. Create a new one in the other."), field="body")
    changes = change(post, fields)
    _check_days(post)
    refuse_too_few(post)
    if changes:
        journal.record(events.PostUpdated, post, by=by, changes=changes)
    return post


@transaction.atomic
def change_seats(post: Post, *, by: Any, seats: int | None, from_day: date, basis: str) -> Post:
    """Give a post another number of seats from a day on; ``basis`` says who decided it and when.

    A number decided twice for the same day is written over. More people than seats are not refused: the decision stands, and
    the check of the composition says from which day they are too many.
    """
    authz.require(by, "bodies.update_post", post)
    post = Post.objects.lock(post.pk)
    if post.valid_from and from_day <= post.valid_from:
        raise DomainError(_("The post begins on that day or later. Change the post itself."), field="from_day")
    SeatChange.objects.update_or_create(post=post, first_day=from_day, defaults={"seats": seats, "basis": basis})
    journal.record(events.SeatsChanged, post, by=by, seats=seats, from_day=from_day, basis=basis)
    return post


@transaction.atomic
def delete_post(post: Post, *, by: Any) -> None:
    """Delete a post that nobody has held."""
    authz.require(by, "bodies.delete_post", post)
    post = Post.objects.lock(post.pk)
    if post.memberships.exists():
        raise DomainError(_("People have sat on the post, so it must stay."))
    journal.record(events.PostDeleted, post, by=by)
    post.delete()


@transaction.atomic
def import_posts(lines: Sequence[Any], *, by: Any) -> None:
    """Create and change the posts of an import."""
    authz.require(by, "bodies.create_post")
    authz.require(by, "bodies.update_post")
    posts = save_lines(Post, lines)
    for post in posts:
        authz.require(by, "bodies.update_post", post)
    _refuse_bad(lines)
    note_lines(posts, lines, by=by, created=events.PostCreated, updated=events.PostUpdated)


def _refuse_bad(lines: Sequence[Any]) -> None:
    """Raise ``ImportRefused`` with every line that leaves a post fewer seats than people sit on."""
    fewer = {line.thing.pk: line for line in lines if line.thing is not None and "seats" in line.changed}
    posts = Post.objects.filter(pk__in=fewer).prefetch_related("memberships")
    problems = [Problem(fewer[post.pk].number, "", said) for post in posts if (said := too_few(post))]
    if problems:
        raise ImportRefused(sorted(problems, key=lambda problem: problem.line))


def _check_days(post: Post) -> None:
    if post.valid_from and post.valid_to and post.valid_to < post.valid_from:
        raise DomainError(_("The last day is before the first."), field="valid_to")


def refuse_too_few(post: Post) -> None:
    """Raise ``DomainError`` when more sit on the post at once, on any day, than it has seats."""
    if said := too_few(post):
        raise DomainError(said, field="seats")


def too_few(post: Post) -> str:
    """Say that more sit on the post at once, on any day, than it has seats; nothing when all have one."""
    over, taken = excess_of(post)
    if over <= 0:
        return ""
    sentence = _("%(post)s has %(seats)s seats, but %(taken)s would sit on it at once.")
    return sentence % {"post": post, "seats": taken - over, "taken": taken}


def excess_of(post: Post) -> tuple[int, int]:
    """Return by how many they are too many on the worst day, and how many sit there then."""
    return excess(place_of(post), [sitting_of(one) for one in post.memberships.all()])
