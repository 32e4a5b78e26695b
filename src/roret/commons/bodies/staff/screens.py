"""The staff screens of bodies."""

from django.utils.translation import gettext_lazy as _

from roret.commons.bodies import services
from roret.commons.bodies.filters import (
    BodyFilter,
    BodyTypeFilter,
    GoverningTextFilter,
    MembershipFilter,
    PoolFilter,
    PostFilter,
)
from roret.commons.bodies.forms import BodyForm, BodyTypeForm, GoverningTextForm, MembershipForm, PoolForm, PostForm
from roret.commons.bodies.models import Body, BodyType, GoverningText, Membership, Pool, Post
from roret.commons.bodies.selectors_checks import warnings_of
from roret.commons.bodies.staff.imports import BODY_IMPORT, MEMBERSHIP_IMPORT, POST_IMPORT
from roret.commons.bodies.staff.parts import OldAndNew, SeatActions, Waiting
from roret.commons.bodies.tables import (
    BodyTable,
    BodyTypeTable,
    GoverningTextTable,
    MembershipTable,
    PoolTable,
    PostTable,
)
from roret.foundation.staff.layout import Action, Actions, Facts, History, Layout, Main, Related, Side, Text, Warnings
from roret.foundation.staff.screens import StaffScreens

BODIES = StaffScreens(
    model=Body,
    form=BodyForm,
    table=BodyTable,
    filter=BodyFilter,
    create=services.create_body,
    update=services.update_body,
    layout=Layout(
        Main(
            Warnings(warnings_of, heading=_("Needs attention")),
            Facts(
                "kind",
                "body_type",
                "parent",
                "area",
                "statutory",
                "deciding",
                "legal_basis",
                "is_heard",
                "is_informed",
                "may_propose",
                "may_state",
                "publishes_statements",
                "takes_deputations",
                "no_individual_cases",
                "meets_closed",
                "cadence",
                "term_begins",
                "term_ends",
                "email",
                "valid_from",
                "valid_to",
            ),
            Text("tasks"),
            Text("rights"),
            Text("limits"),
            Related("right_changes", "right", "given", "first_day", "basis"),
            Actions(Action("bodies.update_body", _("Give or take a right from a day"), "staff:body-right")),
            Related("posts", "label", "source", "filled_by", "seats", add=True),
            Actions(
                Action(
                    "bodies.view_body",
                    _("Members at any date, and the check of the composition"),
                    "staff:body-composition",
                )
            ),
            Related("texts", "kind", "number", "valid_from", "adopted_by", "adopted_on", add=True),
            Related("pools", "name", "year", "frame", "purposes", add=True),
            Actions(Action("organisation.end_unit", _("End the body"), "staff:unit-end")),
        ),
        Side(History()),
    ),
    joined=("parent", "body_type", "area"),
    importer=BODY_IMPORT,
    lead=_("Councils, committees and boards: what they may do, who sits in them, and which seats stand empty."),
)

POSTS = StaffScreens(
    model=Post,
    form=PostForm,
    table=PostTable,
    filter=PostFilter,
    create=services.create_post,
    update=services.update_post,
    delete=services.delete_post,
    layout=Layout(
        Main(
            Facts(
                "body",
                "label",
                "source",
                "filled_by",
                "seats",
                "valid_from",
                "valid_to",
                "term_years",
                "staggered",
                "substitutes_wanted",
                "rotating",
                "ex_officio",
                "recommended_by",
                "appointed_by",
            ),
            Related("seat_changes", "first_day", "seats", "basis"),
            SeatActions(),
            Related(
                "memberships", "name", "role", "on_behalf_of", "begins_on", "ends_on", "substitute_order", add=True
            ),
        ),
        Side(History()),
    ),
    joined=("body", "recommended_by", "appointed_by"),
    importer=POST_IMPORT,
)

MEMBERSHIPS = StaffScreens(
    model=Membership,
    form=MembershipForm,
    table=MembershipTable,
    filter=MembershipFilter,
    create=services.appoint_member,
    update=services.update_membership,
    layout=Layout(
        Main(
            Facts(
                (_("body"), "body"),
                "post",
                "name",
                "role",
                "on_behalf_of",
                "substitute_for",
                "substitute_order",
                "begins_on",
                "ends_on",
                "recommended_on",
                "appointed_on",
            ),
            Waiting(),
            Related("substitutes", "name", "substitute_order", "begins_on", "ends_on", heading=_("Substitutes")),
            Actions(Action("bodies.end_membership", _("End the membership"), "staff:membership-end")),
        ),
        Side(History()),
    ),
    joined=("post__body", "substitute_for"),
    importer=MEMBERSHIP_IMPORT,
)

BODY_TYPES = StaffScreens(
    model=BodyType,
    form=BodyTypeForm,
    table=BodyTypeTable,
    filter=BodyTypeFilter,
    create=services.create_body_type,
    update=services.update_body_type,
    layout=Layout(
        Main(
            Facts("name", "name_en", *BodyType.INHERITED, "end_required", "area_required"),
            Related("bodies", "name", "valid_from", "valid_to", heading=_("Bodies")),
        ),
        Side(History()),
    ),
    lead=_("What a new body of the kind may do, and what it must have."),
)

POOLS = StaffScreens(
    model=Pool,
    form=PoolForm,
    table=PoolTable,
    filter=PoolFilter,
    create=services.create_pool,
    update=services.update_pool,
    layout=Layout(Main(Facts("body", "name", "year", "frame"), Text("purposes")), Side(History())),
    joined=("body",),
    lead=_("Money that bodies hand out, with the frame of each year."),
)

GOVERNING_TEXTS = StaffScreens(
    model=GoverningText,
    form=GoverningTextForm,
    table=GoverningTextTable,
    filter=GoverningTextFilter,
    create=services.adopt_text,
    delete=services.withdraw_text,
    layout=Layout(
        Main(Facts("body", "kind", "number", "valid_from", "adopted_by", "adopted_on"), Text("text"), OldAndNew()),
        Side(History()),
    ),
    joined=("body",),
    lead=_("Statutes, rules of procedure, terms of reference and regulations, version by version."),
)
