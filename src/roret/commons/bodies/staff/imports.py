"""How bodies, posts and memberships are read from files."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.areas.models import Area
from roret.commons.bodies import services
from roret.commons.bodies.enums import SeatSource
from roret.commons.bodies.models import Body, BodyType, Membership, Post
from roret.commons.organisation.enums import UnitKind
from roret.commons.organisation.models import Unit
from roret.foundation.staff.importing.columns import (
    Choice,
    Column,
    Day,
    Email,
    Reference,
    Text,
    Whole,
    YesNo,
    model_rows,
)
from roret.foundation.staff.importing.importer import Importer


def _posts() -> Iterator[tuple[Any, ...]]:
    for pk, body, short, label in Post.objects.values_list("pk", "body__name", "body__abbreviation", "label"):
        yield pk, f"{body} / {label}", f"{short} / {label}"


def _members() -> Iterator[tuple[Any, ...]]:
    for pk, body, name in Membership.objects.values_list("pk", "post__body__name", "name"):
        yield pk, name, f"{body} / {name}"


def _days(first: str, last: str, label: object) -> Any:
    def check(values: dict[str, Any]) -> Iterator[tuple[object, object]]:
        begins, ends = values.get(first), values.get(last)
        if begins and ends and ends < begins:
            yield label, _("The last day is before the first.")

    return check


BODY_IMPORT = Importer(
    model=Body,
    columns=(
        Column("name", gettext_lazy("name"), Text(200), required=True, example="Handicaprådet"),
        Column("abbreviation", gettext_lazy("abbreviation"), Text(20)),
        Column("name_en", gettext_lazy("name in English"), Text(200), example="Disability Council"),
        Column("kind", gettext_lazy("kind"), Choice(UnitKind), required=True, example="Råd"),
        Column(
            "parent",
            gettext_lazy("part of"),
            Reference(model_rows(Unit, "abbreviation", "name"), within=True),
            example="SOF",
        ),
        Column(
            "body_type", gettext_lazy("kind of body"), Reference(model_rows(BodyType, "name", "name_en")), example="Råd"
        ),
        Column("area", gettext_lazy("area"), Reference(model_rows(Area, "name"))),
        Column("statutory", gettext_lazy("required by law"), YesNo(), example="ja"),
        Column("deciding", gettext_lazy("takes decisions"), YesNo(), example="nej"),
        Column("legal_basis", gettext_lazy("legal basis"), Text(200)),
        Column("is_heard", gettext_lazy("must be heard"), YesNo(), example="ja"),
        Column("is_informed", gettext_lazy("must be informed"), YesNo()),
        Column("may_propose", gettext_lazy("may propose"), YesNo()),
        Column("may_state", gettext_lazy("may give statements"), YesNo()),
        Column("publishes_statements", gettext_lazy("has its statements published"), YesNo()),
        Column("takes_deputations", gettext_lazy("takes deputations"), YesNo()),
        Column("no_individual_cases", gettext_lazy("treats no individual cases"), YesNo(), example="ja"),
        Column("meets_closed", gettext_lazy("meets behind closed doors"), YesNo()),
        Column("tasks", gettext_lazy("tasks"), Text()),
        Column("rights", gettext_lazy("rights"), Text()),
        Column("limits", gettext_lazy("limits"), Text(), example="Må ikke behandle personsager"),
        Column("cadence", gettext_lazy("cadence"), Text(100)),
        Column("term_begins", gettext_lazy("term begins"), Day(), example="01-01-2018"),
        Column("term_ends", gettext_lazy("term ends"), Day(), example="31-12-2021"),
        Column("composition_known", gettext_lazy("composition is known"), YesNo(), example="ja"),
        Column("email", gettext_lazy("e-mail"), Email()),
        Column("valid_from", gettext_lazy("valid from"), Day()),
        Column("valid_to", gettext_lazy("valid to"), Day()),
    ),
    key=("name", "valid_from"),
    service=services.import_bodies,
    check=_days("valid_from", "valid_to", gettext_lazy("valid to")),
    called=("abbreviation", "name"),
)

POST_IMPORT = Importer(
    model=Post,
    columns=(
        Column(
            "body",
            gettext_lazy("body"),
            Reference(model_rows(Body, "name", "abbreviation")),
            required=True,
            example="Nørrebro Lokaludvalg",
        ),
        Column("label", gettext_lazy("label"), Text(150), required=True, example="Politisk udpegede"),
        Column(
            "source",
            gettext_lazy("source"),
            Choice(SeatSource),
            required=True,
            example="Udpeget af Borgerrepræsentationen",
        ),
        Column("filled_by", gettext_lazy("filled by"), Text(200)),
        Column("seats", gettext_lazy("seats"), Whole(most=32_767), example="7"),
        Column("order", gettext_lazy("order"), Whole(most=32_767), required=True, example="1"),
        Column("valid_from", gettext_lazy("valid from"), Day()),
        Column("valid_to", gettext_lazy("valid to"), Day()),
        Column("term_years", gettext_lazy("years in a term"), Whole(most=50)),
        Column("staggered", gettext_lazy("half of the seats at a time"), YesNo()),
        Column("substitutes_wanted", gettext_lazy("substitutes at least"), Whole(most=999)),
        Column("rotating", gettext_lazy("may send different persons"), YesNo()),
        Column("ex_officio", gettext_lazy("follows the office of"), Text(150)),
        Column("recommended_by", gettext_lazy("recommended by"), Reference(model_rows(Body, "name", "abbreviation"))),
        Column("appointed_by", gettext_lazy("appointed by"), Reference(model_rows(Body, "name", "abbreviation"))),
    ),
    key=("body", "label"),
    service=services.import_posts,
    check=_days("valid_from", "valid_to", gettext_lazy("valid to")),
)

MEMBERSHIP_IMPORT = Importer(
    model=Membership,
    columns=(
        Column(
            "post",
            gettext_lazy("post"),
            Reference(_posts),
            required=True,
            example="Nørrebro Lokaludvalg / Politisk udpegede",
        ),
        Column("name", gettext_lazy("name"), Text(150), required=True, example="Anne Jensen"),
        Column("role", gettext_lazy("role"), Text(80), example="Formand"),
        Column("on_behalf_of", gettext_lazy("on behalf of"), Text(150)),
        Column("substitute_for", gettext_lazy("substitute for"), Reference(_members, within=True)),
        Column("substitute_order", gettext_lazy("order among substitutes"), Whole(least=1, most=32_767)),
        Column("begins_on", gettext_lazy("from"), Day(), example="01-01-2018"),
        Column("ends_on", gettext_lazy("to"), Day()),
    ),
    key=("post", "name", "begins_on"),
    service=services.import_memberships,
    check=_days("begins_on", "ends_on", gettext_lazy("to")),
    called=("name",),
)
