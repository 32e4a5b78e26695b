"""What persons offer the house."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.modules import Group, Module, NavItem, offer

_list = NavItem(
    _("Persons and roles"),
    "staff:person-list",
    face="staff",
    permission="people.view_user",
    order=85,
    group=Group.REGISTERS,
)
offer(Module("people", navigation=(_list,)))
