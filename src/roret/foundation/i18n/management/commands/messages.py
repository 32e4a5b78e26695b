"""`roret messages`: collect, compile and check the texts and their Danish."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from roret.foundation.i18n.messages.__main__ import add_arguments, run


class Command(BaseCommand):
    """The messages tool as a command of Roret; see `roret.foundation.i18n.messages`."""

    help = "Collect, compile and check the texts and their Danish."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the same options as the module."""
        add_arguments(parser)

    def handle(self, **options: Any) -> None:
        """Exit with the tool's own code."""
        code = run(
            names=options["apps"], check=options["check"], compile_only=options["compile"], prune=options["prune"]
        )
        if code:
            sys.exit(code)
