"""Filters of bodies."""

import django_filters
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.models import Body, BodyType, GoverningText, Membership, Pool, Post
from roret.commons.organisation.enums import UnitKind
from roret.foundation.staff.filters import OnDayFilter, WordFilter


class BodyFilter(django_filters.FilterSet):
    """Bodies by words, kind and day."""

    q = WordFilter("name", "name_en", "abbreviation")
    kind = django_filters.ChoiceFilter(label=_("kind"), choices=UnitKind.choices)
    body_type = django_filters.ModelChoiceFilter(label=_("kind of body"), queryset=BodyType.objects.all())
    on = OnDayFilter()

    class Meta:
        model = Body
        fields = ()


class PostFilter(django_filters.FilterSet):
    """Posts by words and body."""

    q = WordFilter("label", "filled_by")
    body = django_filters.ModelChoiceFilter(label=_("body"), queryset=Body.objects.all())

    class Meta:
        model = Post
        fields = ()


class MembershipFilter(django_filters.FilterSet):
    """Memberships by words, body and day."""

    q = WordFilter("name", "on_behalf_of", "role")
    body = django_filters.ModelChoiceFilter(label=_("body"), field_name="post__body", queryset=Body.objects.all())
    on = OnDayFilter()

    class Meta:
        model = Membership
        fields = ()


class BodyTypeFilter(django_filters.FilterSet):
    """Kinds of bodies by words."""

    q = WordFilter("name", "name_en", "legal_basis")

    class Meta:
        model = BodyType
        fields = ()


class PoolFilter(django_filters.FilterSet):
    """Pools by words and body."""

    q = WordFilter("name", "purposes")
    body = django_filters.ModelChoiceFilter(label=_("body"), queryset=Body.objects.all())

    class Meta:
        model = Pool
        fields = ()


class GoverningTextFilter(django_filters.FilterSet):
    """Governing texts by words and body."""

    q = WordFilter("text", "adopted_by")
    body = django_filters.ModelChoiceFilter(label=_("body"), queryset=Body.objects.all())

    class Meta:
        model = GoverningText
        fields = ()
