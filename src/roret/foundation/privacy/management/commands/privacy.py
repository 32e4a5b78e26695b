"""`roret privacy`: preview, erase, unclassified."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from roret.foundation.privacy.classes import unclassified_fields
from roret.foundation.privacy.outside import unclassified_tables
from roret.foundation.privacy.services.retention import erase_expired, preview


class Command(BaseCommand):
    """Look after retention from the command line."""

    help = "Preview or run the erasure of what is too old; list columns without a privacy class."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what is to be done."""
        doing = parser.add_subparsers(dest="do", required=True)
        doing.add_parser("preview", help="say what the next night will erase; changes nothing")
        doing.add_parser("erase", help="erase it now")
        doing.add_parser("unclassified", help="list columns without a privacy class; exit 1 if there are any")

    def handle(self, **options: Any) -> None:
        """Do it."""
        getattr(self, f"do_{options['do']}")()

    def do_preview(self) -> None:
        """Print what is due, by kind."""
        for due in preview():
            self.stdout.write(f"{due.count:8d}  {due.name}  {due.title}")

    def do_erase(self) -> None:
        """Erase and print the certificates."""
        for certificate in erase_expired():
            self.stdout.write(f"{certificate.count:8d}  {certificate.register}  {certificate.fingerprint}")

    def do_unclassified(self) -> None:
        """Print what nobody has classified."""
        found = [*unclassified_fields(), *unclassified_tables()]
        for name in found:
            self.stdout.write(name)
        if found:
            sys.exit(1)
