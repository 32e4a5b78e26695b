"""Questions about the involvement log; each begins with what the person may see."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from roret.decide.involvement.models import Involvement
from roret.foundation.ui import formats


def log_of(matter: Any, person: Any) -> QuerySet[Involvement]:
    """Return the rows of a matter's log in their order (1 query)."""
    return Involvement.objects.visible_to(person).filter(matter=matter.pk).select_related("record", "unit")


def headers() -> list[str]:
    """Return the columns of the table that is annexed to a matter (R39, table 2 and what it lacks)."""
    return [_("Who"), _("Purpose"), _("How"), _("Day"), _("Participants"), _("Input"), _("What it came to")]


def lines(rows: Iterable[Involvement]) -> list[list[str]]:
    """Return the rows in words; what the source does not tell is unknown, and what lies ahead is planned."""
    return [_line(row) for row in rows]


def _line(row: Involvement) -> list[str]:
    unknown = _("unknown") if row.held else _("planned")
    used = f"{row.get_use_display()}: {row.use_reason}" if row.use else ""
    return [
        row.who,
        row.purpose,
        str(row.get_form_display()),
        formats.day(row.held_on) if row.held_on else unknown,
        str(row.participants) if row.participants is not None else unknown,
        row.input or ("" if not row.held else _("not summarised")),
        used or _("not concluded"),
    ]
