"""``roret search rebuild``: make the search columns and the suggested words anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from roret.foundation.search.rebuilding import rebuild, renew_words
from roret.foundation.search.sources import sources


class Command(BaseCommand):
    help = "Make the search anew: the search columns of every source and the words that are suggested."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["rebuild", "words"])
        parser.add_argument("sources", nargs="*", help=f"only these; without: {', '.join(sources)}")

    def handle(self, *args: Any, **options: Any) -> None:
        unknown = set(options["sources"]) - sources.keys()
        if unknown:
            raise CommandError(f"No such source: {', '.join(sorted(unknown))}. There are: {', '.join(sources)}.")
        if options["action"] == "rebuild":
            for source in sources.values():
                if not options["sources"] or source.key in options["sources"]:
                    self._rebuild(source)
        self.stdout.write(f"{renew_words()} words can be suggested.")

    def _rebuild(self, source: Any) -> None:
        done = 0
        for done in rebuild(source):
            self.stderr.write(f"\r{source.key}: {done}", ending="")
        self.stderr.write("")
        self.stdout.write(f"{source.key}: {done} rows")
