"""Questions about what bodies may do on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from roret.commons.bodies.enums import Right
from roret.commons.bodies.models import Body, Membership, RightChange
from roret.foundation import authz, clock
from roret.foundation.authz.roles import MEMBER

KEPT = "rights_of_today"
"""Where a body that was read for one page keeps its rights: several parts of the page ask."""

CHAIRS = ("formand", "forperson", "forkvinde", "chair")
"""How the role of whoever chairs begins; a deputy's begins otherwise (næstformand, deputy chair)."""


def has_right(body: Body, right: Right, *, on: date | None = None) -> bool:
    """Say whether a body has a right on a day, today when none is given (1 query, none where its rights have been read)."""
    if on is None and KEPT in body.__dict__:
        return body.in_force(clock.today()) and right in body.__dict__[KEPT]
    return body.pk in with_right([body], right, on=on)


def with_right(bodies: Iterable[Body], right: Right, *, on: date | None = None) -> dict[int, Body]:
    """Return those of the bodies that are in force and have a right on a day, by key (1 query)."""
    bodies, day = list(bodies), on or clock.today()
    rows = RightChange.objects.filter(body__in=bodies, right=right, first_day__lte=day).order_by("first_day")
    changed = dict(rows.values_list("body_id", "given"))  # the latest of each body stands last
    return {body.pk: body for body in bodies if body.in_force(day) and changed.get(body.pk, bool(getattr(body, right)))}


def why_no_right(body: Body, right: Right, *, on: date | None = None) -> str:
    """Say why a body may not do what a right gives on a day; nothing when it may."""
    day = on or clock.today()
    if has_right(body, right, on=day):
        return ""
    words = {"body": body, "day": date_format(day), "right": Right(right).label}
    if not body.in_force(day):
        return _("%(body)s is not in force on %(day)s.") % words
    return _("%(body)s does not have the right “%(right)s” on %(day)s.") % words


def rights_of(body: Body, *, on: date | None = None) -> list[Right]:
    """Return what a body may do on a day, today when none is given (1 query, and kept on the body for ``has_right``)."""
    found = rights_of_each([body], on=on)[body.pk]
    if on is None:
        body.__dict__[KEPT] = found
    return found


def rights_of_each(bodies: Iterable[Body], *, on: date | None = None) -> dict[int, list[Right]]:
    """Return what each of the bodies may do on a day, by key (1 query)."""
    bodies = list(bodies)
    rows = RightChange.objects.filter(body__in=bodies, first_day__lte=on or clock.today()).order_by("first_day")
    changed = {(body, right): given for body, right, given in rows.values_list("body_id", "right", "given")}
    return {
        body.pk: [right for right in Right if changed.get((body.pk, right.value), bool(getattr(body, right)))]
        for body in bodies
    }


def chairs_body(person: Any, body_id: int | None) -> bool:
    """Say whether a person sits in a body today as its chair (1 query, none where she does not sit there)."""
    if not authz.standing_of(person).holds(MEMBER, [body_id]):
        return False
    seats = Membership.objects.current().filter(
        user=getattr(person, "pk", None), post__body=body_id, substitute_order=None, substitute_for=None
    )
    return any(role.strip().casefold().startswith(CHAIRS) for role in seats.values_list("role", flat=True))
