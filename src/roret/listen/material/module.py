"""What material offers the house: panels where the consultation and the contribution are read."""

from typing import Any

from roret.engines.documents import two_sides
from roret.foundation import authz
from roret.foundation.modules import Module, Panel, offer
from roret.listen.material import selectors

Shown = tuple[str, dict[str, Any]] | None


def consultation_for_all(_request: Any, consultation: Any) -> Shown:
    """Lead to the texts that people are asked about."""
    if not selectors.holdings_of(consultation)["has_material"]:
        return None
    materials = list(selectors.published_on(consultation))
    return "material/public/panel_consultation.html", {"materials": materials, "consultation": consultation}


def consultation_languages(_request: Any, consultation: Any) -> Shown:
    """Lead to the other languages."""
    if not selectors.holdings_of(consultation)["has_translations"]:
        return None
    return "material/public/panel_languages.html", {"translations": selectors.signed_translations(consultation)}


def explained_in_languages(_request: Any, consultation: Any) -> Shown:
    """Lead from the response form to what it is about in other languages."""
    signed = list(selectors.signed_translations(consultation)) if consultation.languages else []
    return ("material/public/panel_respond.html", {"translations": signed}) if signed else None


def consultation_in_short(_request: Any, consultation: Any) -> Shown:
    """Show the short edition."""
    if not selectors.holdings_of(consultation)["has_short"]:
        return None
    return "material/public/panel_short.html", {"short": selectors.short_edition_of(consultation)}


def consultation_for_staff(request: Any, consultation: Any) -> Shown:
    """Show the texts with their versions, and the way to a new one."""
    if not authz.allowed(request.user, "material.view_material", consultation):
        return None
    context = {"materials": selectors.for_staff(consultation), "consultation": consultation}
    return "material/staff/panel_consultation.html", context


def contribution_for_all(_request: Any, contribution: Any) -> Shown:
    """Show which clause a contribution is about."""
    remark = selectors.remark_of(contribution)
    return ("material/public/panel_contribution.html", {"remark": remark}) if remark else None


def contribution_for_staff(request: Any, contribution: Any) -> Shown:
    """Show the moderator the clause, and what a proposal would change in it."""
    remark = selectors.remark_of(contribution)
    if remark is None or not authz.allowed(request.user, "material.view_material", remark.clause):
        return None
    out, put = two_sides(remark.clause.plain, remark.written.proposal)
    return "material/staff/panel_contribution.html", {"remark": remark, "out": out, "put": put}


offer(
    Module(
        "material",
        panels=(
            Panel("consultation-lead", consultation_languages),
            Panel("consultation-respond", explained_in_languages, order=10),
            Panel("consultation-short", consultation_in_short),
            Panel("consultation-material", consultation_for_all, order=10),
            Panel("consultation-material", consultation_for_staff, order=10, face="staff"),
            Panel("contribution", contribution_for_all, order=5),
            Panel("contribution", contribution_for_staff, order=5, face="staff"),
        ),
    )
)
