"""The filters of the list of persons."""

from typing import Any

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.models import Unit
from roret.commons.people.models import RoleGrant, User
from roret.foundation.authz.roles import EVERYBODY, ROLES, SIGNED_IN
from roret.foundation.staff.filters import YesNoFilter

_roles = [(role.key, role.name) for role in ROLES.values() if role.key not in {EVERYBODY, SIGNED_IN}]


class PersonFilter(django_filters.FilterSet):
    """By name or address, role, unit, and whether the person can sign in."""

    q = django_filters.CharFilter(label=_("Name or e-mail"), method="find")
    role = django_filters.ChoiceFilter(label=_("Role today"), choices=_roles, method="holding")
    unit = django_filters.ModelChoiceFilter(
        label=_("Role in unit"), queryset=Unit.objects.current(), method="working_in"
    )
    is_active = YesNoFilter(label=_("Can sign in"))

    class Meta:
        model = User
        fields = ("q", "role", "unit", "is_active")

    def find(self, queryset: Any, _name: str, value: str) -> Any:
        """Look for the words in name and address."""
        return queryset.filter(Q(name__icontains=value) | Q(email__icontains=value))

    def holding(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep those who hold the role today."""
        return queryset.filter(pk__in=RoleGrant.objects.current().filter(role=value).values("user_id"))

    def working_in(self, queryset: Any, _name: str, value: Unit) -> Any:
        """Keep those who hold a role in the unit today."""
        return queryset.filter(pk__in=RoleGrant.objects.current().filter(unit=value).values("user_id"))
