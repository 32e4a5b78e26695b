"""What deputations offer the house: menus, the way to ask on a committee's page, notes at meetings, and what waits."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.bodies.enums import Right
from roret.commons.bodies.selectors import has_right
from roret.foundation import authz, clock
from roret.foundation.files.access import register_reader
from roret.foundation.modules import Group, Module, NavItem, Panel, Waiting, offer
from roret.foundation.piles import Pile, Row
from roret.listen.deputations.models import Deputation, DeputationFile

Shown = tuple[str, dict[str, Any]] | None
AT_MOST = 20


def body(_request: Any, body: Any) -> Shown:
    """Lead from a committee's page to asking to speak before it."""
    if not has_right(body, Right.DEPUTATIONS):
        return None
    return "deputations/public/panel.html", {"address": f"{reverse('public:deputation-request')}?udvalg={body.pk}"}


def meeting(request: Any, meeting: Any) -> Shown:
    """Show the secretary who comes to a meeting, when, and the notes."""
    if not authz.allowed(request.user, "deputations.assess_deputation", meeting):
        return None
    found = Deputation.objects.visible_to(request.user).filter(meeting=meeting.pk, offered_at__isnull=False)
    found = found.order_by("slot_at")[:AT_MOST]
    return ("deputations/staff/panel.html", {"deputations": found}) if found else None


def _to_act_on(person: Any) -> QuerySet[Deputation] | None:
    if not authz.allowed(person, "deputations.assess_deputation"):
        return None
    to_note = Q(offered_at__isnull=False, slot_at__lt=clock.now(), noted_at=None, cancelled_at=None)
    wait = Q(pk__in=Deputation.objects.to_answer().values("pk"))
    return Deputation.objects.visible_to(person).filter(wait | to_note).order_by("requested_at")


def _act(one: Deputation, _row: Row) -> Iterator[Waiting]:
    """A request that waits for the person as secretary, or that was held and is not noted."""
    noting = one.offered_at is not None
    yield Waiting(
        f"{one.reference}, {one.body}", one.get_staff_url(), None if noting else one.answer_due,
        not noting and one.answer_due < clock.today(), "deputation", heading=_("Deputations"),
        action=_("Write the note") if noting else _("Assess"),
    )  # fmt: skip


def _files(person: Any) -> Q:
    return Q(pk__in=DeputationFile.objects.visible_to(person).values("file"))


register_reader(_files)
offer(
    Module(
        "deputations",
        navigation=(
            NavItem(gettext_lazy("Speak before a committee"), "public:deputation-request", order=75, minor=True),
            NavItem(
                gettext_lazy("Deputations"), "staff:deputation-list", "staff", "deputations.view_deputation", 36,
                Group.LISTEN,
            ),
        ),
        panels=(
            Panel("body", body, order=15),
            Panel("meeting", meeting, order=30, face="staff"),
        ),
        piles=(Pile(_to_act_on, _act, Deputation, related=("body",)),),
    )
)  # fmt: skip
