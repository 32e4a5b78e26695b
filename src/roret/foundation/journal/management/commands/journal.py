"""`roret journal`: verify, seal, head, restored."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from roret.foundation.errors import DomainError
from roret.foundation.journal import selectors, services
from roret.foundation.journal.verification import verify


class Command(BaseCommand):
    """Look after the journal from the command line."""

    help = "Verify, seal or show the head of the journal."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what is to be done."""
        doing = parser.add_subparsers(dest="do", required=True)
        check = doing.add_parser("verify", help="compute everything again; exit 1 and name each finding")
        check.add_argument("--head", default="", metavar="ROOT", help="a root noted elsewhere that must still be there")
        doing.add_parser("seal", help="seal what has been written, now instead of at the next hour")
        doing.add_parser("head", help="print the last root, to be noted elsewhere")
        doing.add_parser(
            "restored", help="after the database was restored from a copy: number on from where the journal stopped"
        )

    def handle(self, **options: Any) -> None:
        """Do it; a domain error is a sentence, not a traceback."""
        try:
            getattr(self, f"do_{options['do']}")(options)
        except DomainError as error:
            raise CommandError(str(error)) from error

    def do_verify(self, options: dict[str, Any]) -> None:
        """Print each finding; exit 1 when there is one."""
        findings = verify(head=options["head"].strip().lower())
        for finding in findings:
            self.stdout.write(f"{finding.code}: {finding}")
        if findings:
            count = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
            self.stderr.write(f"The journal does not hold: {count}.")
            sys.exit(1)
        self.stdout.write("The journal holds.")
        self.do_head(options)

    def do_seal(self, options: dict[str, Any]) -> None:
        """Seal and say how much."""
        seals = services.seal_events()
        self.stdout.write(f"{len(seals)} seals over {sum(seal.count for seal in seals)} events.")

    def do_head(self, options: dict[str, Any]) -> None:
        """Print the last root."""
        seal = selectors.head()
        self.stdout.write(
            f"{seal.root} seal {seal.pk} of {seal.sealed_at:%Y-%m-%d %H:%M} UTC" if seal else "Nothing is sealed yet."
        )

    def do_restored(self, options: dict[str, Any]) -> None:
        """Number on."""
        self.stdout.write(f"Transactions are numbered on with {services.continue_after_restore()} added.")
