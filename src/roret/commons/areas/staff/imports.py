"""How areas are read from files."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.areas import services
from roret.commons.areas.models import Area, Division
from roret.commons.organisation.models import Unit
from roret.foundation.staff.importing.columns import Column, Day, Reference, References, Text, Whole, model_rows
from roret.foundation.staff.importing.importer import Importer


def _areas() -> Iterator[tuple[Any, ...]]:
    """Name an area alone where that is enough, else with its division."""
    for pk, division, name in Area.objects.values_list("pk", "division__name", "name"):
        yield pk, f"{division}: {name}", name


def _rules(values: dict[str, Any]) -> Iterator[tuple[object, object]]:
    begins, ends = values.get("valid_from"), values.get("valid_to")
    if begins and ends and ends < begins:
        yield gettext_lazy("valid to"), _("The last day is before the first.")


DIVISION_IMPORT = Importer(
    model=Division,
    columns=(
        Column("name", gettext_lazy("name"), Text(100), required=True, example="Bydele"),
        Column("name_en", gettext_lazy("name in English"), Text(100), example="City districts"),
        Column("owner", gettext_lazy("owner"), Reference(model_rows(Unit, "abbreviation", "name")), example="ØKF"),
        Column("source", gettext_lazy("source"), Text(200)),
        Column("order", gettext_lazy("order"), Whole(most=32_767), required=True, example="1"),
    ),
    key=("name",),
    service=services.import_divisions,
)

AREA_IMPORT = Importer(
    model=Area,
    columns=(
        Column(
            "division",
            gettext_lazy("division"),
            Reference(model_rows(Division, "name")),
            required=True,
            example="Bydele",
        ),
        Column("name", gettext_lazy("name"), Text(100), required=True, example="Nørrebro"),
        Column("code", gettext_lazy("code"), Text(20), example="3"),
        Column("population", gettext_lazy("population"), Whole()),
        Column(
            "served_by",
            gettext_lazy("served by"),
            References(model_rows(Unit, "abbreviation", "name")),
            example="SOF | SUF",
        ),
        Column("overlaps", gettext_lazy("overlaps"), References(_areas)),
        Column("valid_from", gettext_lazy("valid from"), Day()),
        Column("valid_to", gettext_lazy("valid to"), Day()),
    ),
    key=("division", "name"),
    service=services.import_areas,
    check=_rules,
    prefetch=("served_by", "overlaps"),
)
