"""Filters of bodies."""

import django_filters
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.models import Body, Membership, Post
from roret.commons.organisation.enums import UnitKind
from roret.foundation.staff.filters import OnDayFilter, WordFilter


class BodyFilter(django_filters.FilterSet):
    """Bodies by words, kind and day."""

    q = WordFilter("name", "name_en", "abbreviation")
    kind = django_filters.ChoiceFilter(label=_("kind"), choices=UnitKind.choices)
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
