"""What bodies offer the house."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from roret.commons.bodies.models import Body
from roret.commons.bodies.selectors import SeatCount, bodies_with_empty_seats, waiting_for_appointment
from roret.foundation import authz
from roret.foundation.modules import Group, Module, NavItem, Panel, Waiting, offer


def _waiting(person: Any) -> Iterable[Waiting]:
    """Say which seats stand empty in the bodies that a person keeps."""
    yield from _to_appoint(person)
    standing = authz.standing_of(person)
    units = {unit for role in ("secretary", "committee_secretary") for unit in standing.units_by_role.get(role, ())}
    for found in bodies_with_empty_seats(units) if units else ():
        yield Waiting(
            _said(found),
            reverse("staff:body-detail", args=[found.body.pk]),
            kind="empty_seat",
            heading=_("Empty seats"),
            action=_("See the seats"),
        )


def _to_appoint(person: Any) -> Iterable[Waiting]:
    """Yield those who are recommended for a seat that she gives on behalf of a body."""
    standing = authz.standing_of(person)
    roles = authz.catalogue["bodies.confirm_membership"].roles
    givers = {unit for role in roles for unit in standing.units_by_role.get(role, ())}
    for one in waiting_for_appointment(givers) if givers else ():
        yield Waiting(
            str(one),
            reverse("staff:membership-confirm", args=[one.pk]),
            kind="recommended",
            heading=_("Recommended for a seat"),
            action=_("Appoint"),
        )


def _said(found: SeatCount) -> str:
    if not found.entered:
        return _("%(body)s: nobody has been entered yet") % {"body": found.body}
    text = ngettext("%(body)s: a seat stands empty", "%(body)s: %(count)s seats stand empty", found.vacant)
    return text % {"body": found.body, "count": found.vacant}


def _body_of(request: Any, unit: Any) -> tuple[str, dict[str, Any]] | None:
    body = Body.objects.filter(pk=unit.pk).first()
    return ("bodies/public/link.html", {"body": body}) if body else None


offer(
    Module(
        name="bodies",
        navigation=(
            NavItem(gettext_lazy("Councils and committees"), "public:body-list", order=65),
            NavItem(
                gettext_lazy("Bodies"),
                "staff:body-list",
                face="staff",
                permission="bodies.view_body",
                order=60,
                group=Group.REGISTERS,
            ),
            NavItem(
                gettext_lazy("Kinds of bodies"),
                "staff:bodytype-list",
                face="staff",
                permission="bodies.view_bodytype",
                order=63,
                group=Group.REGISTERS,
            ),
            NavItem(
                gettext_lazy("Pools"),
                "staff:pool-list",
                face="staff",
                permission="bodies.view_pool",
                order=64,
                group=Group.REGISTERS,
            ),
            NavItem(
                gettext_lazy("Governing texts"),
                "staff:governingtext-list",
                face="staff",
                permission="bodies.view_governingtext",
                order=65,
                group=Group.REGISTERS,
            ),
            NavItem(
                gettext_lazy("Posts"),
                "staff:post-list",
                face="staff",
                permission="bodies.view_post",
                order=61,
                group=Group.REGISTERS,
            ),
            NavItem(
                gettext_lazy("Memberships"),
                "staff:membership-list",
                face="staff",
                permission="bodies.view_membership",
                order=62,
                group=Group.REGISTERS,
            ),
        ),
        panels=(Panel("unit", _body_of, order=10),),
        waiting=_waiting,
    )
)
