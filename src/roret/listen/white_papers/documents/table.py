"""The white paper as a table: one line for each response, as Danish offices want it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from roret.engines.figures.csv_dialect import Cell, write_csv
from roret.listen.white_papers.documents.book import Book

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def write_table(book: Book) -> bytes:
    """Return the CSV: reference, day, name, themes with their titles, whether late or withdrawn, the published text, and what
    it says in Danish where it is in another language.
    """
    titles = {theme["order"]: theme["title"] for theme in book.account["themes"]}
    with override(settings.LANGUAGE_CODE):
        columns = [
            _("Reference"), _("Received"), _("Name"), _("Themes"), _("Titles of the themes"), _("Takes no position"),
            _("Late"), _("Withdrawn by the sender"), _("Published"), _("Text"), _("Language"), _("In Danish"),
        ]  # fmt: skip
        return write_csv(columns, _lines(book.responses, titles))


def _lines(responses: Any, titles: dict[int, str]) -> Iterator[list[Cell]]:
    for one in responses:
        yield [
            one["reference"],
            date.fromisoformat(one["received"]) if one["received"] else None,
            one["who"],
            ", ".join(map(str, one["themes"])),
            " | ".join(titles.get(order, "") for order in one["themes"]),
            one["no_theme"],
            one["late"],
            one["withdrawn"],
            one["shown"],
            _CONTROLS.sub("", one["text"]),
            one.get("language", {}).get("name", ""),
            _CONTROLS.sub("", one.get("translation", {}).get("text", "")),
        ]
