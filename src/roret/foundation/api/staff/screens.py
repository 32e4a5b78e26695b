"""The list and page of keys; making and revoking one are pages of their own."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.api.models import Token
from roret.foundation.api.tables import TokenTable
from roret.foundation.staff.layout import Action, Actions, Facts, History, Layout, Main, Side
from roret.foundation.staff.screens import StaffScreens

TOKENS = StaffScreens(
    model=Token,
    table=TokenTable,
    layout=Layout(
        Main(
            Facts(
                "name", (_("role"), "role_name"), (_("in unit"), "unit_name"), (_("state"), "state"), "created_at", "created_by",
                "expires_at", "revoked_at", "last_used_at",
            ),
            Actions(Action("api.revoke_token", _("Take the key away"), "staff:token-revoke")),
        ),
        Side(History()),
    ),
    lead=_("Keys let other systems call the API with a role in a unit. The secret is shown once, when the key is made."),
)  # fmt: skip
