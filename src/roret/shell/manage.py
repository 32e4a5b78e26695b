"""The ``roret`` command."""

import os
import sys


def main() -> None:
    """Run a Roret command; ``roret help`` lists them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roret.shell.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
