"""What the API offers the house."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.modules import Group, Module, NavItem, offer

offer(
    Module(
        name="api",
        navigation=(
            NavItem(
                _("API tokens"),
                "staff:token-list",
                face="staff",
                permission="api.view_token",
                order=97,
                group=Group.OPERATIONS,
            ),
        ),
    )
)
