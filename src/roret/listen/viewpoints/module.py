"""What viewpoints offer the house: panels on the consultation's page, for everybody and for staff."""

from typing import Any

from django.utils.translation import gettext as _

from roret.foundation import authz
from roret.foundation.modules import Module, Panel, offer
from roret.listen.viewpoints import picture, selectors
from roret.listen.viewpoints.enums import ViewpointState
from roret.listen.viewpoints.forms import ReasonForm, ViewpointForm
from roret.listen.white_papers.services import Annex, register_annex

Shown = tuple[str, dict[str, Any]] | None


def public(_request: Any, consultation: Any) -> Shown:
    """Invite to vote while it is open; show where people agree when a map is published. The same for all who are guests."""
    number = selectors.shown(consultation).count()
    if not number:  # a map is made of viewpoints that are shown
        return None
    found = selectors.published_map(consultation)
    context = {
        "consultation": consultation,
        "number": number,
        "verdict": selectors.can_vote(consultation),
        "map": found,
        "united": picture.united(found.report)[:3] if found else [],
    }
    return "viewpoints/public/panel.html", context


def for_staff(request: Any, consultation: Any) -> Shown:
    """Show the viewpoints with what waits, and the newest map."""
    if not authz.allowed(request.user, "viewpoints.view_viewpoint", consultation):
        return None
    viewpoints, latest = selectors.every_viewpoint(consultation), selectors.latest_map(consultation)
    voted = any(one.cast for one in viewpoints if one.state == ViewpointState.SHOWN)
    context = {
        "consultation": consultation,
        "viewpoints": viewpoints,
        "may_edit": authz.allowed(request.user, "viewpoints.edit_viewpoint", consultation),
        "may_map": authz.allowed(request.user, "viewpoints.make_map", consultation),
        "can_add": consultation.can_change_material(),
        "can_map": selectors.can_map(latest, voted=voted),
        "map": latest,
        "viewpoint_form": ViewpointForm(),
        "reason_form": ReasonForm(),
    }
    return "viewpoints/staff/panel.html", context


def annex(consultation: Any) -> Annex | None:
    """Tell the white paper how people voted on the viewpoints, as in the map that was published last."""
    found = selectors.published_map(consultation)
    if found is None:
        return None
    table, said = picture.figures(found.report), picture.why_none(found.report)
    groups = [
        _("Group %(letter)s: %(size)d people") % {"letter": letter, "size": size}
        for letter, size, _lines in picture.groups(found.report)
    ]
    text = " ".join([_("Votes on short viewpoints."), *(f"{words}." for words in groups), *said])
    return Annex("viewpoints", _("Votes on viewpoints"), text=text, columns=table["headers"], rows=table["rows"])


register_annex("viewpoints", annex, order=50)
viewpoints = offer(
    Module(
        "viewpoints",
        panels=(
            Panel("consultation", public, order=15, asked=lambda _request, consultation: selectors.shown(consultation)),
            Panel("consultation", for_staff, order=25, face="staff"),
        ),
    )
)
