"""``roret demo_signins``: where the demo is, and how to sign in as each persona."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from roret.commons.people.models import User
from roret.shell.personas import PASSWORD, personas


class Command(BaseCommand):
    help = "Print the address and the sign-ins of the demo."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print one line for each persona that has been loaded."""
        if not settings.DEMO and not settings.TESTING:
            raise CommandError("There are no demo sign-ins outside the demo.")
        console = Console(file=self.stdout, width=110, highlight=False)
        console.print(self._table())
        console.print(f"Password of all: {PASSWORD}   One click: {settings.RORET_PUBLIC_URL}/demo/")

    def _table(self) -> Table:
        emails = [one.email for one in personas()]
        present = set(User.objects.filter(email__in=emails).values_list("email", flat=True))
        table = Table("Name", "E-mail", "Role", title=f"Roret: {settings.RORET_PUBLIC_URL}/")
        for one in personas():
            if one.email in present:
                table.add_row(one.name, one.email, one.roles_in_words)
        return table
