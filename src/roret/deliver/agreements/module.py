"""What agreements offer the house."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.deliver.agreements import selectors
from roret.foundation import authz
from roret.foundation.modules import Group, Module, NavItem, Panel, Waiting, offer


def waiting(person: Any) -> Iterator[Waiting]:
    """Yield the agreements in a leader's units that wait for a signature, or for what is missing before it."""
    if not authz.allowed(person, "agreements.sign_agreement"):
        return
    for agreement in selectors.unsigned(person)[:10]:
        heading, action = (
            (_("Agreements to write"), _("Write on"))
            if agreement.missing_before_signing()
            else (_("Agreements to sign"), _("Read and sign"))
        )
        url = agreement.get_staff_url()
        yield Waiting(agreement, url, kind="agreement", heading=heading, action=action, record=agreement)


def unit_panel(request: Any, unit: Any) -> tuple[str, dict[str, Any]] | None:
    """Show on a unit's page what it has promised."""
    found = list(selectors.of_unit(unit, person=request.user)[:10])
    return ("agreements/public/unit_panel.html", {"agreements": found}) if found else None


agreements = offer(
    Module(
        "agreements",
        navigation=(
            NavItem(gettext_lazy("Agreements"), "public:agreement-list", "public", order=50),
            NavItem(
                gettext_lazy("Agreements"),
                "staff:agreement-list",
                "staff",
                "agreements.view_agreement",
                50,
                Group.DELIVER,
            ),
        ),
        panels=(Panel("unit", unit_panel, 20),),
        waiting=waiting,
    )
)
