"""How persons and their roles are read from a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.organisation.models import Unit
from roret.commons.people import services
from roret.commons.people.models import RoleGrant
from roret.commons.people.tables import PersonTable
from roret.foundation.authz.roles import EVERYBODY, ROLES, SIGNED_IN
from roret.foundation.staff.importing.columns import CellProblem, Column, Day, Email, Kind, Reference, Text, model_rows
from roret.foundation.staff.importing.importer import Importer
from roret.foundation.staff.screens import StaffScreens


@dataclass(frozen=True)
class Named(Kind):
    """One of a few things that have a code and a name: written by either, in Danish or English."""

    things: tuple[tuple[str, object], ...]
    empty = ""

    def open(self) -> dict[str, str]:
        """Return every way of writing each."""
        ways: dict[str, str] = {}
        for language in ("en", "da"):
            with translation.override(language):
                ways |= {str(name).casefold(): code for code, name in self.things}
        return ways | {code: code for code, _name in self.things}

    def read(self, text: str, opened: Mapping[str, str]) -> str:
        """Refuse what is not among them, and say what is."""
        if text.casefold() not in opened:
            allowed = ", ".join(str(name) for _code, name in self.things)
            raise CellProblem(_("“%(value)s” is not one of: %(allowed)s.") % {"value": text[:60], "allowed": allowed})
        return opened[text.casefold()]

    def write(self, value: Any, opened: Any) -> str:
        """Write the name."""
        return str(dict(self.things).get(value, ""))


GIVEN = tuple((role.key, role.name) for role in ROLES.values() if role.key not in {EVERYBODY, SIGNED_IN})


def _of_person(name: str) -> Callable[[RoleGrant, Any], str]:
    return lambda grant, _opened: str(getattr(grant.user, name))


class RoleImporter(Importer):
    """Reads roles; those that are over are no longer the register's."""

    def rows(self, person: Any) -> QuerySet[Any]:
        """Return the roles in force or to come, as far as ``person`` may see them."""
        return RoleGrant.objects.visible_to(person).not_over().select_related("user", "unit")


ROLE_IMPORT = RoleImporter(
    model=RoleGrant,
    columns=(
        Column(
            "email",
            gettext_lazy("e-mail"),
            Email(),
            required=True,
            example="anne@kommune.example",
            of=_of_person("email"),
        ),
        Column("name", gettext_lazy("name"), Text(150), example="Anne Jensen", new_only=True, of=_of_person("name")),
        Column("role", gettext_lazy("role"), Named(GIVEN), required=True, example="Sagsbehandler"),
        Column(
            "unit",
            gettext_lazy("in unit or body"),
            Reference(model_rows(Unit, "abbreviation", "name")),
            required=True,
            example="SOF",
        ),
        Column("begins_on", gettext_lazy("from"), Day(), new_only=True),
        Column("ends_on", gettext_lazy("to"), Day(), example="31-12-2029", empty_keeps=True),
        Column(
            "language",
            gettext_lazy("language"),
            Named(tuple(settings.LANGUAGES)),
            example="Dansk",
            new_only=True,
            of=_of_person("language"),
        ),
    ),
    key=("email", "role", "unit"),
    service=services.import_roles,
    needs=("people.create_user",),
    note=gettext_lazy(
        "Whoever is new gets a letter with a link where she chooses a password. Nobody is written to before you confirm, "
        "and the file is deleted then, or after a day. Name and language are only read for persons who are new; send no "
        "other columns. A first day that has passed becomes today."
    ),
)


class RoleScreens(StaffScreens):
    """The import's pages, in a register whose other pages are its own."""

    @property
    def many(self) -> str:
        """What the rows are called."""
        return _("Persons and roles")

    def permission(self, action: str) -> str:
        """Return the permission of whoever invites persons."""
        return "people.create_user"

    def url(self, action: str, *args: Any) -> str:
        """Lead back to the list of persons."""
        return reverse("staff:person-list") if action == "list" else super().url(action, *args)


ROLES_READ = RoleScreens(model=RoleGrant, table=PersonTable, importer=ROLE_IMPORT)
