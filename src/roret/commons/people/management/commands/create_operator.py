"""``roret create_operator``: the first person who can run the platform."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from roret.commons.organisation.models import Unit
from roret.commons.people import services
from roret.commons.people.invitations import password_link
from roret.foundation.errors import DomainError


class Command(BaseCommand):
    help = "Make a person an operator, and print the link where a new person chooses her password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address, the name and the unit."""
        parser.add_argument("email")
        parser.add_argument("--name", default="")
        parser.add_argument("--unit", default="", help="abbreviation or name of the unit; the top unit when left out")
        parser.add_argument("--municipality", default="", help="its name, on an empty platform: becomes the first unit")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make the person where there is none, and give the role."""
        try:
            person = self._appointed(options["email"], name=options["name"], options=options)
        except (DomainError, ValidationError) as error:
            raise CommandError(" ".join(getattr(error, "messages", [str(error)]))) from error
        self.stdout.write(self.style.SUCCESS(f"{person.email} is an operator."))
        if not person.has_usable_password():
            self.stdout.write(f"Choose a password here (works once, for three days): {password_link(person)}")

    def _appointed(self, email: str, *, name: str, options: dict[str, Any]) -> Any:
        if options["municipality"]:
            return services.begin_platform(options["municipality"], email=email, name=name)
        return services.appoint_operator(email, name=name, unit=self._unit(options["unit"]))

    def _unit(self, wanted: str) -> Unit:
        units = Unit.objects.current()
        if wanted:
            units = units.filter(Q(abbreviation__iexact=wanted) | Q(name__iexact=wanted))
        else:
            units = units.filter(parent=None, body=None).order_by("pk")
        unit = units.first()
        if unit is None:
            msg = (
                f"There is no unit called {wanted!r}."
                if wanted
                else 'There is no unit yet. Make the first with --municipality "Name of the municipality".'
            )
            raise CommandError(msg)
        return unit
