"""How the organisation is read from files."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.organisation import services
from roret.commons.organisation.enums import UnitKind
from roret.commons.organisation.models import TargetGroup, Unit
from roret.foundation.staff.importing.columns import Choice, Column, Day, Email, Reference, Text, Whole, model_rows
from roret.foundation.staff.importing.importer import Importer

_unit = Reference(model_rows(Unit, "abbreviation", "name"), within=True)


def _unit_rules(values: dict[str, Any]) -> Iterator[tuple[object, object]]:
    begins, ends = values.get("valid_from"), values.get("valid_to")
    if begins and ends and ends < begins:
        yield gettext_lazy("valid to"), _("The last day is before the first.")


def _group_rules(values: dict[str, Any]) -> Iterator[tuple[object, object]]:
    lowest, highest = values.get("age_from"), values.get("age_to")
    if lowest is not None and highest is not None and highest < lowest:
        yield gettext_lazy("to age"), _("The highest age is below the lowest.")


UNIT_IMPORT = Importer(
    model=Unit,
    columns=(
        Column("name", gettext_lazy("name"), Text(200), required=True, example="Socialforvaltningen"),
        Column("abbreviation", gettext_lazy("abbreviation"), Text(20), example="SOF"),
        Column("name_en", gettext_lazy("name in English"), Text(200), example="Social Administration"),
        Column("kind", gettext_lazy("kind"), Choice(UnitKind), required=True, example="Forvaltning"),
        Column("parent", gettext_lazy("part of"), _unit, example="BR"),
        Column("political_owner", gettext_lazy("political owner"), _unit, example="SUD"),
        Column("successor", gettext_lazy("successor"), _unit),
        Column("email", gettext_lazy("e-mail"), Email(), example="sof@kommune.example"),
        Column("phone", gettext_lazy("phone"), Text(30)),
        Column("address", gettext_lazy("address"), Text(200)),
        Column("description", gettext_lazy("description"), Text()),
        Column("valid_from", gettext_lazy("valid from"), Day(), example="01-01-2006"),
        Column("valid_to", gettext_lazy("valid to"), Day()),
    ),
    key=("name", "valid_from"),
    service=services.import_units,
    check=_unit_rules,
    called=("abbreviation", "name"),
)

TARGET_GROUP_IMPORT = Importer(
    model=TargetGroup,
    columns=(
        Column("name", gettext_lazy("name"), Text(200), required=True, example="Borgere over 60 år"),
        Column("name_en", gettext_lazy("name in English"), Text(200), example="Citizens over 60"),
        Column("definition", gettext_lazy("definition"), Text()),
        Column("age_from", gettext_lazy("from age"), Whole(most=150), example="61"),
        Column("age_to", gettext_lazy("to age"), Whole(most=150)),
        Column("size", gettext_lazy("number of citizens"), Whole()),
        Column("size_source", gettext_lazy("source of the number"), Text(200)),
    ),
    key=("name",),
    service=services.import_target_groups,
    check=_group_rules,
)
