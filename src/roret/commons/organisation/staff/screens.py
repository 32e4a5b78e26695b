"""The staff screens of the organisation."""

from django.utils.translation import gettext_lazy as _

from roret.commons.organisation import services
from roret.commons.organisation.filters import TargetGroupFilter, UnitFilter
from roret.commons.organisation.forms import TargetGroupForm, UnitForm
from roret.commons.organisation.models import TargetGroup, Unit
from roret.commons.organisation.staff.imports import TARGET_GROUP_IMPORT, UNIT_IMPORT
from roret.commons.organisation.tables import TargetGroupTable, UnitTable
from roret.foundation.staff.layout import Action, Actions, Facts, History, Layout, Main, Related, Side, Text
from roret.foundation.staff.screens import StaffScreens

UNITS = StaffScreens(
    model=Unit,
    form=UnitForm,
    table=UnitTable,
    filter=UnitFilter,
    create=services.create_unit,
    update=services.update_unit,
    layout=Layout(
        Main(
            Facts(
                "name",
                "name_en",
                "abbreviation",
                "kind",
                "parent",
                "political_owner",
                "email",
                "phone",
                "address",
                "valid_from",
                "valid_to",
                "successor",
            ),
            Text("description"),
            Related(
                "children",
                "name",
                "abbreviation",
                "kind",
                "valid_from",
                "valid_to",
                heading=_("Units below it"),
                add=True,
            ),
            Related("predecessors", "name", "valid_to", heading=_("Predecessors")),
            Related("placements", "parent", "until", heading=_("Where it stood before")),
            Actions(
                Action("organisation.end_unit", _("End the unit"), "staff:unit-end"),
                Action("organisation.end_unit", _("New name from a day"), "staff:unit-rename"),
            ),
        ),
        Side(History()),
    ),
    joined=("parent", "political_owner", "successor"),
    importer=UNIT_IMPORT,
    lead=_("Everything that can be responsible or be heard, from the day it began to the day it ended."),
)

TARGET_GROUPS = StaffScreens(
    model=TargetGroup,
    form=TargetGroupForm,
    table=TargetGroupTable,
    filter=TargetGroupFilter,
    create=services.create_target_group,
    update=services.update_target_group,
    delete=services.delete_target_group,
    layout=Layout(
        Main(Facts("name", "name_en", "age_from", "age_to", "size", "size_source"), Text("definition")), Side(History())
    ),
    importer=TARGET_GROUP_IMPORT,
    lead=_("Segments of citizens that consultations, services and goals are about."),
)
