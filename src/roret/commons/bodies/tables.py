"""Tables of bodies."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.models import Body, BodyType, GoverningText, Membership, Pool, Post
from roret.foundation.staff.tables import LinkColumn


class BodyTable(tables.Table):
    """Bodies."""

    name = LinkColumn(sorted_by="sort_key")

    class Meta:
        model = Body
        fields = ("name", "abbreviation", "kind", "body_type", "statutory", "deciding", "term_ends")


class PostTable(tables.Table):
    """Posts."""

    label = LinkColumn()
    body = tables.Column(order_by=("body__sort_key", "order"))

    class Meta:
        model = Post
        fields = ("body", "label", "source", "filled_by", "seats")


class MembershipTable(tables.Table):
    """Memberships."""

    name = LinkColumn()
    body = tables.Column(accessor="post__body", order_by=("post__body__sort_key",), verbose_name=_("body"))

    class Meta:
        model = Membership
        fields = ("name", "body", "post", "role", "begins_on", "ends_on")
        sequence = ("name", "body", "...")


class BodyTypeTable(tables.Table):
    """Kinds of bodies."""

    name = LinkColumn()

    class Meta:
        model = BodyType
        fields = ("name", "statutory", "deciding", "no_individual_cases", "end_required", "area_required")


class PoolTable(tables.Table):
    """Pools."""

    name = LinkColumn()
    body = tables.Column(order_by=("body__sort_key",))

    class Meta:
        model = Pool
        fields = ("name", "body", "year", "frame")


class GoverningTextTable(tables.Table):
    """Governing texts."""

    kind = LinkColumn()
    body = tables.Column(order_by=("body__sort_key",))

    class Meta:
        model = GoverningText
        fields = ("kind", "body", "number", "valid_from", "adopted_by", "adopted_on")
