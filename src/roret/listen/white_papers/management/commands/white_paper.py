"""`roret white-paper`: verify."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from roret.listen.white_papers.models import WhitePaper
from roret.listen.white_papers.services import verify_white_paper


class Command(BaseCommand):
    """Look after white papers from the command line."""

    help = "Verify a white paper: make it anew and compare every byte."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what is to be done."""
        doing = parser.add_subparsers(dest="do", required=True)
        verify = doing.add_parser("verify", help="make it anew and compare; exit 1 when something differs")
        verify.add_argument("number", help="the consultation's number, like 2026-000123")

    def handle(self, **options: Any) -> None:
        """Print each comparison; exit 1 when one does not hold."""
        paper = self._find(options["number"])
        failed = 0
        for check in verify_white_paper(paper):
            failed += not check.holds
            self.stdout.write(
                f"{'same' if check.holds else 'DIFFERS'}  {check.what}{f'  ({check.note})' if check.note else ''}"
            )
        if failed:
            self.stderr.write(f"{failed} differ.")
            sys.exit(1)
        self.stdout.write(f"The white paper holds: {paper.sha256}")

    @staticmethod
    def _find(number: str) -> WhitePaper:
        paper = WhitePaper.objects.frozen().select_related("consultation").filter(consultation__number=number).first()
        if paper is None:
            raise CommandError(f"There is no frozen white paper with the number {number}.")
        return paper
