"""Memberships: appoint, change, end, let a substitute in, import."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from roret.commons.bodies import events
from roret.commons.bodies.models import Membership, Post
from roret.commons.bodies.rules_of_seats import overlap, twice_at_once
from roret.commons.bodies.services.posts import excess_of, refuse_too_few, too_few
from roret.foundation import authz, journal
from roret.foundation.errors import DomainError, ImportRefused, NotPossible
from roret.foundation.events import tell
from roret.foundation.staff.changing import change
from roret.foundation.staff.importing.plan import Problem
from roret.foundation.staff.importing.saving import note_lines, save_lines, set_pending

_DAY = timedelta(days=1)


@transaction.atomic
def appoint_member(post: Post, *, by: Any, **fields: Any) -> Membership:
    """Put a person on a post from a day to a day, or in line behind a member as a substitute.

    Raises ``DomainError`` when no seat is free in those days, or when another body gives the seat and ``by`` may not appoint
    on its behalf: recommend her instead. The right to read the body's papers is a role, and is given
    in the register of persons.
    """
    authz.require(by, "bodies.create_membership", post)
    post = Post.objects.select_related("appointed_by").lock(post.pk)
    if said := _why_not_given(post, by=by):
        raise DomainError(said)
    membership = Membership(post=post)
    changes = _write(membership, fields)
    journal.record(
        events.MemberAppointed,
        membership,
        by=by,
        begins_on=membership.begins_on,
        changes=changes,
        person=membership.user_id or "",
    )
    tell(events.member_appointed, membership)
    return membership


@transaction.atomic
def recommend_member(post: Post, *, by: Any, on: date, **fields: Any) -> Membership:
    """Recommend a person for a seat that another body gives; she sits there from the day on which it appoints her."""
    authz.require(by, "bodies.create_membership", post)
    post = Post.objects.lock(post.pk)
    if not post.appointed_by_id:
        raise DomainError(_("No other body gives this seat. Appoint the person at once."))
    membership = Membership(post=post, recommended_on=on)
    _write(membership, {**fields, "begins_on": fields.get("begins_on") or on})
    journal.record(events.MemberRecommended, membership, by=by, on=on, person=membership.user_id or "")
    return membership


@transaction.atomic
def confirm_member(membership: Membership, *, by: Any, on: date) -> Membership:
    """Appoint, on behalf of the body that gives the seat, whoever was recommended; she sits from that day, or from her own.

    Raises ``DomainError`` when the appointment would come before the recommendation, or no seat is free.
    """
    authz.require(by, "bodies.confirm_membership", membership.post.appointed_by or membership)
    membership = Membership.objects.select_related("post").lock(membership.pk)
    Post.objects.lock(membership.post_id)
    if not membership.waits:
        raise NotPossible(_("Nobody is waiting to be appointed here."))
    if membership.recommended_on and on < membership.recommended_on:
        raise DomainError(_("She was recommended later than that."), field="on")
    _write(membership, {"appointed_on": on, "begins_on": max(on, membership.begins_on or on)})
    journal.record(events.MemberConfirmed, membership, by=by, on=on, person=membership.user_id or "")
    tell(events.member_appointed, membership)
    return membership


@transaction.atomic
def update_membership(membership: Membership, *, by: Any, **fields: Any) -> Membership:
    """Change what is written about a member; she keeps her post."""
    authz.require(by, "bodies.update_membership", membership)
    membership = Membership.objects.lock(membership.pk)
    post = fields.pop("post", membership.post)
    if post.pk != membership.post_id:
        raise DomainError(_("A member keeps the post. End this membership and appoint anew."), field="post")
    Post.objects.lock(membership.post_id)
    changes = _write(membership, fields)
    if changes:
        journal.record(events.MemberUpdated, membership, by=by, changes=changes, person=membership.user_id or "")
    return membership


@transaction.atomic
def end_membership(
    membership: Membership, *, by: Any, on: date, reason: str = "", let_substitute_in: bool = False
) -> Membership | None:
    """End a membership with ``on`` as its last day; return the substitute who takes the seat the day after, if any."""
    authz.require(by, "bodies.end_membership", membership)
    membership = Membership.objects.lock(membership.pk)
    Post.objects.lock(membership.post_id)
    until = membership.ends_on
    if until is not None and until <= on:
        raise NotPossible(_("The membership has ended already."))
    if membership.begins_on is not None and on < membership.begins_on:
        raise DomainError(_("The last day is before the first."), field="on")
    heir = _first_substitute(membership, on + _DAY) if let_substitute_in else None
    change(membership, {"ends_on": on})
    seated = _seat(heir, membership, begins_on=on + _DAY, ends_on=until) if heir else None
    journal.record(
        events.MembershipEnded,
        membership,
        by=by,
        reason=reason,
        on=on,
        substitute=bool(seated),
        person=membership.user_id or "",
    )
    tell(events.membership_ended, membership)
    return seated


@transaction.atomic
def import_memberships(lines: Sequence[Any], *, by: Any) -> None:
    """Create and change the memberships of an import; a substitute may follow her member in the same file."""
    authz.require(by, "bodies.create_membership")
    authz.require(by, "bodies.update_membership")
    memberships = save_lines(Membership, lines)
    set_pending(memberships, lines, column="substitute_for", names=lambda one: (one.name,))
    posts = Post.objects.filter(pk__in={one.post_id for one in memberships}).select_related("body", "appointed_by")
    by_key = {post.pk: post for post in posts.prefetch_related("memberships")}
    for post in by_key.values():
        authz.require(by, "bodies.create_membership", post)
    new = {one.pk: line.number for one, line in zip(memberships, lines, strict=True) if line.thing is None}
    _refuse_given(by_key.values(), new, by=by)
    _refuse_bad(by_key.values(), {one.pk: line.number for one, line in zip(memberships, lines, strict=True)})
    for one in memberships:  # the journal names each by its post and body
        one.post = by_key[one.post_id]
    note_lines(memberships, lines, by=by, created=events.MemberAppointed, updated=events.MemberUpdated)


def _why_not_given(post: Post, *, by: Any) -> str:
    """Say that another body gives the seats of a post, where ``by`` may not appoint on its behalf; nothing where she may."""
    if post.appointed_by is None or authz.allowed(by, "bodies.confirm_membership", post.appointed_by):
        return ""
    sentence = _("%(body)s gives this seat. Recommend the person, so that it can appoint her.")
    return sentence % {"body": post.appointed_by}


def _refuse_given(posts: Iterable[Post], numbers: dict[int, int], *, by: Any) -> None:
    """Raise ``ImportRefused`` with every new line that fills a seat which another body gives."""
    given = {post.pk: said for post in posts if (said := _why_not_given(post, by=by))}
    rows = Membership.objects.filter(pk__in=numbers, post__in=given).values_list("pk", "post_id")
    if problems := [Problem(numbers[key], "", given[post]) for key, post in rows]:
        raise ImportRefused(sorted(problems, key=lambda problem: problem.line))


def _refuse_bad(posts: Iterable[Post], numbers: dict[int, int]) -> None:
    """Raise ``ImportRefused`` with every line that breaks the rules of seats; ``numbers`` are the lines' by membership."""
    problems = [
        Problem(numbers[key], "", _("A substitute stands in for a member of the same body."))
        for key in Membership.objects.filter(pk__in=numbers).misplaced().values_list("pk", flat=True)
    ]
    for post in posts:
        mine = [numbers[one.pk] for one in post.memberships.all() if one.pk in numbers]
        if said := too_few(post):
            problems.append(Problem(max(mine), "", said))
        sentence = _("The person already sits on this post in those days.")
        problems += [Problem(numbers[one.pk], "", sentence) for one in twice_at_once(post.memberships.all(), numbers)]
    if problems:
        raise ImportRefused(sorted(problems, key=lambda problem: problem.line))


def _write(membership: Membership, fields: dict[str, Any]) -> dict[str, list[str]]:
    """Write the fields and hold them up against the rules of seats; where they are too many already, they grow no more."""
    before = max(0, excess_of(membership.post)[0])
    changes = change(membership, fields)
    if membership.begins_on and membership.ends_on and membership.ends_on < membership.begins_on:
        raise DomainError(_("The last day is before the first."), field="ends_on")
    if membership.substitute_for_id:
        _put_in_line(membership)
    same = [one for one in membership.post.memberships.exclude(pk=membership.pk) if overlap(one, membership)]
    if any(_same_person(one, membership) for one in same):
        raise DomainError(_("The person already sits on this post in those days."), field="name")
    if excess_of(membership.post)[0] > before:
        refuse_too_few(membership.post)
    return changes


def _same_person(one: Membership, other: Membership) -> bool:
    return one.name.casefold() == other.name.casefold() or (one.user_id is not None and one.user_id == other.user_id)


def _put_in_line(membership: Membership) -> None:
    """Give a substitute the next place in the line, and keep her in the body of the one she stands in for."""
    member = membership.substitute_for
    if (
        member is None
        or member.post.body_id != membership.post.body_id
        or member.pk == membership.pk
        or member.is_substitute
    ):
        raise DomainError(_("A substitute stands in for a member of the same body."), field="substitute_for")
    if membership.substitute_order is None:
        last = member.substitutes.exclude(pk=membership.pk).aggregate(last=Max("substitute_order"))["last"] or 0
        membership.substitute_order = last + 1
        membership.save(update_fields=["substitute_order"])


def _first_substitute(membership: Membership, on: date) -> Membership:
    heir = membership.substitutes.current(on).order_by("substitute_order", "pk").first()
    if heir is None:
        raise NotPossible(_("There is no substitute to take the seat."))
    return heir


def _seat(heir: Membership, former: Membership, *, begins_on: date, ends_on: date | None) -> Membership:
    """Let a substitute leave the line and take the seat; the others stand in line behind her."""
    seated = Membership.objects.create(
        post=former.post,
        user=heir.user,
        name=heir.name,
        role="",
        on_behalf_of=heir.on_behalf_of,
        begins_on=begins_on,
        ends_on=ends_on,
    )
    former.substitutes.current(begins_on).exclude(pk=heir.pk).update(substitute_for=seated)
    change(heir, {"ends_on": begins_on - _DAY})
    refuse_too_few(former.post)
    return seated
