"""What indicators offer the house: charts and lights on the pages of targets and agreements, and what is missing."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from roret.foundation import authz
from roret.foundation.modules import Group, Module, NavItem, Panel, Waiting, offer
from roret.measure.indicators import selectors


def waiting(person: Any) -> Iterator[Waiting]:
    """Yield how many indicators lack a value for last month."""
    if authz.allowed(person, "indicators.enter_observation"):
        count = selectors.without_value(person).count()
        if count:
            label = ngettext(
                "%(count)d indicator lacks a value for last month",
                "%(count)d indicators lack a value for last month",
                count,
            )
            yield Waiting(
                label % {"count": count},
                reverse("staff:indicator-month"),
                kind="indicator",
                heading=_("Values to enter"),
                action=_("Enter the values"),
            )


def target_panel(request: Any, target: Any) -> tuple[str, dict[str, Any]] | None:
    """Show on a target's page how it goes: the light with its rule, and the line."""
    status = selectors.status_of_targets([target]).get(target.pk)
    rows = selectors.indicators_of(target, person=request.user).prefetch_related("observations__unit")
    charts = [
        chart for indicator in rows for chart in selectors.charts_of(indicator, [target]) if chart.goal is not None
    ]
    return "indicators/public/target_panel.html", {"status": status, "charts": charts, "indicators": rows}


def agreement_panel(request: Any, agreement: Any) -> tuple[str, dict[str, Any]] | None:
    """Show on an agreement's page the light of each target."""
    targets = list(agreement.targets.all())
    for target in targets:
        target.agreement = agreement
    statuses = selectors.status_of_targets(targets)
    lights = [(target, statuses[target.pk]) for target in targets if target.pk in statuses]
    return ("indicators/public/agreement_panel.html", {"lights": lights}) if lights else None


indicators = offer(
    Module(
        "indicators",
        navigation=(
            NavItem(_("Indicators"), "public:indicator-list", "public", order=60),
            NavItem(_("Indicators"), "staff:indicator-list", "staff", "indicators.view_indicator", 60, Group.MEASURE),
        ),
        panels=(
            Panel("target", target_panel, 10),
            Panel("target", target_panel, 10, face="staff"),
            Panel("agreement", agreement_panel, 10),
        ),
        waiting=waiting,
    )
)
