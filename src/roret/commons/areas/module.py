"""What areas offer the house."""

from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Area
from roret.foundation.modules import Group, Module, NavItem, offer
from roret.foundation.search import SearchFilter, register_filter

offer(
    Module(
        name="areas",
        navigation=(
            NavItem(_("Areas"), "public:area-list", order=75, minor=True),
            NavItem(
                _("Divisions"),
                "staff:division-list",
                face="staff",
                permission="areas.view_division",
                order=76,
                group=Group.REGISTERS,
            ),
            NavItem(
                _("Areas"),
                "staff:area-list",
                face="staff",
                permission="areas.view_area",
                order=77,
                group=Group.REGISTERS,
            ),
        ),
    )
)


def _choices() -> list[tuple[int, str]]:
    shown = Area.objects.select_related("division").only("name", "division__name", "division__name_en")
    return [(area.pk, f"{area.division}: {area}") for area in shown]


register_filter(SearchFilter("area", _("Area"), choices=_choices, order=30))
