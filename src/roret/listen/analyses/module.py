"""What analyses offer the house: a panel on the consultation's page."""

from typing import Any

from django.utils.translation import gettext as _

from roret.foundation import authz
from roret.foundation.modules import Module, Panel, offer
from roret.listen.analyses import selectors
from roret.listen.white_papers.services import Annex, register_annex


def panel(request: Any, record: Any) -> tuple[str, dict[str, Any]] | None:
    """Offer to have the responses read, or say how far one has come with what is suggested."""
    if not record.is_published or not authz.allowed(request.user, "analyses.view_analysis", record):
        return None
    latest = selectors.latest_of(record)
    context: dict[str, Any] = {"record": record, "analysis": latest}
    if latest is None:
        context["verdict"] = selectors.can_analyse(record)
    else:
        context["standing"] = selectors.standing_of_analysis(latest)
    return "analyses/staff/panel.html", context


def learning(request: Any, record: Any) -> tuple[str, dict[str, Any]] | None:
    """Offer, where one groups by hand, to let the machine learn from it."""
    may = authz.allowed(request.user, "analyses.start_analysis", record)
    return ("analyses/staff/learning_panel.html", {"record": record}) if may else None


def campaigns(consultation: Any) -> Annex | None:
    """Tell the white paper which letters were sent by many, by reference and number; never in the letter's own words."""
    latest = selectors.latest_of(consultation)
    found = list(selectors.letters_of_many(latest)) if latest else []
    rows = [
        (
            one.letter.reference if one.letter and one.letter.is_shown else "—",
            one.size,
            one.texts,
            one.signed_by or _("suggested by the machine"),
        )
        for one in found
    ]
    columns = (_("One of them"), _("Sent by"), _("Different texts"), _("Looked at by"))
    text = _(
        "Responses built on the same letter. Every sender counts; what a sender added herself was read for itself."
    )
    return Annex("campaigns", _("Letters sent by many"), text=text, columns=columns, rows=rows) if rows else None


register_annex("campaigns", campaigns, order=30)
analyses = offer(
    Module(
        "analyses",
        panels=(
            Panel("consultation-themes", panel, order=20, face="staff"),
            Panel("consultation-ungrouped", learning, face="staff"),
        ),
    )
)
