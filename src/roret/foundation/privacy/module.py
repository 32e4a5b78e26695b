"""What privacy offers the house."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.modules import Group, Module, NavItem, offer

offer(
    Module(
        "privacy",
        navigation=(
            NavItem(
                _("Register of processing"),
                "staff:privacy-register",
                "staff",
                "privacy.view_register",
                92,
                Group.OPERATIONS,
            ),
            NavItem(_("Erasures"), "staff:privacy-erasures", "staff", "privacy.view_erasure", 93, Group.OPERATIONS),
        ),
    )
)
