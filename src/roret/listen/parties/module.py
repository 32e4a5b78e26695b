"""What hearing the parties offers the house: panels, a field in the response form, and an annex of the white paper."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy

from roret.foundation import authz
from roret.foundation.modules import Group, Module, NavItem, Panel, offer
from roret.listen.consultations.forms import remembered
from roret.listen.consultations.models import PartyAnswer
from roret.listen.parties import selectors
from roret.listen.parties.models import StandingParty
from roret.listen.parties.responses import link_remembered

Shown = tuple[str, dict[str, Any]] | None


def overview(request: Any, consultation: Any) -> Shown:
    """Lead the case worker to what was sent to the parties and what came back."""
    if not authz.allowed(request.user, "parties.send_delivery", consultation):
        return None
    return "parties/staff/panel.html", {"consultation": consultation}


def ought_to_be_heard(request: Any, consultation: Any) -> Shown:
    """Point out, before it goes out, those whom nobody has thought of."""
    if consultation.is_published or not authz.allowed(request.user, "parties.send_delivery", consultation):
        return None
    suggested = selectors.suggested_parties(consultation)
    return ("parties/staff/ought.html", {"consultation": consultation, "suggested": suggested}) if suggested else None


def speaks_for(request: Any, consultation: Any) -> Shown:
    """Tell whom one answers for when one has come by a party's link, and let one answer as oneself instead."""
    link = link_remembered(remembered(request.session, consultation), consultation)
    return ("parties/public/speaks_for.html", {"link": link}) if link else None


def came_from(_request: Any, contribution: Any) -> Shown:
    """Tell which party a response comes from, and on whose mandate."""
    verified = StandingParty.objects.filter(asked_in=OuterRef("party"), verified_at__isnull=False)
    rows = PartyAnswer.objects.filter(contribution=contribution).select_related("party")
    answer = rows.annotate(verified=Exists(verified)).first()
    return ("parties/public/mandate.html", {"answer": answer}) if answer else None


parties = offer(
    Module(
        "parties",
        navigation=(
            NavItem(
                gettext_lazy("Standing parties"),
                "staff:standingparty-list",
                "staff",
                "parties.view_standingparty",
                78,
                Group.REGISTERS,
            ),
        ),
        panels=(
            Panel("consultation-parties", overview, order=10, face="staff"),
            Panel("consultation", ought_to_be_heard, order=5, face="staff"),
            Panel("consultation-respond", speaks_for),
            Panel("contribution", came_from, order=1),
            Panel("contribution", came_from, order=1, face="staff"),
        ),
    )
)
