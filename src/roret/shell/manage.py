"""The ``roret`` command."""

import os
import sys
from importlib import import_module

ENGINES = {"texts": "roret.engines.texts.command", "opinions": "roret.engines.opinions.command"}
"""Commands that need no database and no settings: Django is not even loaded for them."""


def main() -> None:
    """Run a Roret command; ``roret help`` lists them."""
    if len(sys.argv) > 1 and sys.argv[1] in ENGINES:
        sys.exit(import_module(ENGINES[sys.argv[1]]).main(sys.argv[2:]))
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        sys.argv[1] = sys.argv[1].replace("-", "_")  # `roret white-paper` is the file `white_paper.py`
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roret.shell.settings")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None):  # the database was there, and something else went wrong
            raise
        sys.exit(
            f"Roret cannot reach its database: {_first_line(error)}\nCheck DATABASE_URL, and that the server runs."
        )


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
