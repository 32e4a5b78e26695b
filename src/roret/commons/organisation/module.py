"""What the organisation offers the house."""

from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.models import Unit
from roret.commons.organisation.selectors import reach
from roret.foundation.api.units import register_units
from roret.foundation.modules import Group, Module, NavItem, offer
from roret.foundation.search import SearchFilter, register_filter

offer(
    Module(
        name="organisation",
        navigation=(
            NavItem(_("Organisation"), "public:unit-list", order=70, minor=True),
            NavItem(
                _("Units"),
                "staff:unit-list",
                face="staff",
                permission="organisation.view_unit",
                order=70,
                group=Group.REGISTERS,
            ),
            NavItem(
                _("Target groups"),
                "staff:targetgroup-list",
                face="staff",
                permission="organisation.view_targetgroup",
                order=75,
                group=Group.REGISTERS,
            ),
        ),
    )
)
register_filter(
    SearchFilter(
        "unit",
        _("Unit"),
        choices=lambda: [
            (unit.pk, unit.short) for unit in Unit.objects.current().only("abbreviation", "name", "name_en")
        ],
        order=40,
    )
)
register_units(lambda: [(unit.pk, str(unit)) for unit in Unit.objects.current()], reach)
