"""What permissions offer the house."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.modules import Group, Module, NavItem, offer

offer(
    Module(
        "authz",
        navigation=(
            NavItem(_("Who may what"), "staff:who-may-what", face="staff", order=90, group=Group.OPERATIONS),
            NavItem(
                _("Operator session"),
                "staff:operator-session",
                face="staff",
                permission="authz.open_operator_session",
                order=98,
                group=Group.OPERATIONS,
            ),
        ),
    )
)
