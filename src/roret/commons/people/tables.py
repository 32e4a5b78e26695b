"""The list of persons."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from roret.commons.people.models import User


class PersonTable(tables.Table):
    """One row a person, with the roles held today."""

    name = tables.Column(verbose_name=_("Name"), empty_values=(), linkify=lambda record: record.get_staff_url())
    email = tables.Column(verbose_name=_("E-mail"))
    roles = tables.Column(verbose_name=_("Roles today"), empty_values=(), orderable=False)
    is_active = tables.Column(verbose_name=_("Can sign in"))

    class Meta:
        model = User
        fields = ("name", "email", "roles", "is_active")
        empty_text = _("No persons match.")

    def render_name(self, record: User) -> str:
        """Read as the name, or as a numbered person."""
        return str(record)

    def render_roles(self, record: User) -> str:
        """Read as “role, unit; role, unit”; the view has fetched them."""
        return "; ".join(str(grant) for grant in record.current_grants)

    def render_is_active(self, value: bool) -> str:  # noqa: FBT001 — a cell's value
        """Read as yes or no."""
        return str(_("Yes") if value else _("No"))
