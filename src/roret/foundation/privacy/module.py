"""What privacy offers the house."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.modules import Module, NavItem, offer

offer(
    Module(
        "privacy",
        navigation=(
            NavItem(_("Register of processing"), "staff:privacy-register", "staff", "privacy.view_register", 91),
            NavItem(_("Erasures"), "staff:privacy-erasures", "staff", "privacy.view_erasure", 92),
        ),
    )
)
