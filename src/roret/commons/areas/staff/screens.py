"""The staff screens of areas."""

from django.utils.translation import gettext_lazy as _

from roret.commons.areas import services
from roret.commons.areas.filters import AreaFilter
from roret.commons.areas.forms import AreaForm, DivisionForm
from roret.commons.areas.models import Area, Division
from roret.commons.areas.staff.imports import AREA_IMPORT, DIVISION_IMPORT
from roret.commons.areas.tables import AreaTable, DivisionTable
from roret.foundation.staff.layout import Action, Actions, Facts, History, Layout, Main, Related, Side
from roret.foundation.staff.screens import StaffScreens

DIVISIONS = StaffScreens(
    model=Division,
    form=DivisionForm,
    table=DivisionTable,
    create=services.create_division,
    update=services.update_division,
    delete=services.delete_division,
    layout=Layout(
        Main(
            Facts("name", "name_en", "owner", "source", "order"),
            Related("areas", "name", "code", "population", add=True),
            Actions(Action("areas.update_division", _("Read outlines from a map file"), "staff:division-outlines")),
        ),
        Side(History()),
    ),
    joined=("owner",),
    importer=DIVISION_IMPORT,
    lead=_("The ways in which the city is divided, all at once. They do not match, and that is real."),
)

AREAS = StaffScreens(
    model=Area,
    form=AreaForm,
    table=AreaTable,
    filter=AreaFilter,
    create=services.create_area,
    update=services.update_area,
    delete=services.delete_area,
    layout=Layout(
        Main(
            Facts(
                "name",
                "division",
                "code",
                "population",
                "valid_from",
                "valid_to",
                (_("outline is known"), "has_outline"),
            ),
            Related("served_by", "name", "abbreviation", "kind", heading=_("Units that serve the area")),
            Related("overlaps", "name", "division", heading=_("Areas of other divisions that it overlaps")),
        ),
        Side(History()),
    ),
    joined=("division",),
    importer=AREA_IMPORT,
)
