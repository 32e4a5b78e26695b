"""What consultations offer the house."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.modules import Group, Module, NavItem, offer

consultations = offer(
    Module(
        "consultations",
        navigation=(
            NavItem(_("Consultations"), "public:consultation-list", "public", order=10),
            NavItem(
                _("Consultations"),
                "staff:consultation-list",
                "staff",
                "consultations.view_consultation",
                10,
                Group.LISTEN,
            ),
        ),
    )
)
