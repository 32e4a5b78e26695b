"""The ``roret`` command."""

import os
import sys
from importlib import import_module

ENGINES = {"texts": "roret.engines.texts.command"}
"""Commands that need no database and no settings: Django is not even loaded for them."""


def main() -> None:
    """Run a Roret command; ``roret help`` lists them."""
    if len(sys.argv) > 1 and sys.argv[1] in ENGINES:
        sys.exit(import_module(ENGINES[sys.argv[1]]).main(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roret.shell.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
