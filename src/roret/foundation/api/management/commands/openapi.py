"""``roret openapi``: print, write or check the description of the API."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from roret.foundation.api.description import written

FILE = Path(__file__).parents[6] / "docs" / "openapi.json"


class Command(BaseCommand):
    help = "Print the API's OpenAPI description; --write keeps it in docs/openapi.json, --check compares."

    def add_arguments(self, parser: CommandParser) -> None:
        action = parser.add_mutually_exclusive_group()
        action.add_argument("--write", action="store_true", help="write docs/openapi.json")
        action.add_argument("--check", action="store_true", help="exit code 1 when docs/openapi.json is another")
        parser.add_argument("--file", type=Path, default=FILE, help="another file than docs/openapi.json")

    def handle(self, *args: Any, **options: Any) -> None:
        text, file = written(), options["file"]
        if options["write"]:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
            self.stdout.write(f"{file} written.")
        elif options["check"]:
            if not file.exists() or file.read_text() != text:
                raise CommandError(f"{file} is not the API as it is now. Run: roret openapi --write")
            self.stdout.write("The description is the API.")
        else:
            self.stdout.write(text)
