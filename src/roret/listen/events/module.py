"""What events offer the house: menus, panels on what they are about, pictures that may be read, and what waits."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.records.models import Record
from roret.foundation import authz, clock
from roret.foundation.files.access import register_reader
from roret.foundation.modules import Group, Module, NavItem, Panel, Waiting, offer
from roret.foundation.piles import Pile, Row
from roret.listen.events import selectors
from roret.listen.events.models import Event, Picture

SHOWN = 4


def _unfinished(person: Any) -> QuerySet[Event] | None:
    may = any(authz.allowed(person, f"events.{verb}_event") for verb in ("document", "evaluate"))
    return selectors.to_finish(person) if may else None


def _work(event: Record, row: Row) -> Iterator[Waiting]:
    """An event whose notes are missing, or whose evaluation nobody has drawn lessons from."""
    due = row.due + selectors.NOTES_WITHIN if row.due else None
    parts = (
        ("lacks_notes", "afterwards", _("Events without notes"), _("Write the notes")),
        ("unread", "evaluation", _("Evaluations to read"), _("Read the evaluation")),
    )
    for fact, part, heading, action in parts:
        if row.facts[fact]:
            late = due is not None and due < clock.today() - timedelta(days=1)
            url = reverse(f"staff:event-{part}", args=[event.pk])
            yield Waiting(event, url, due, late, part, heading=heading, action=action, record=event)


def tied_events(request: Any, record: Any) -> tuple[str, dict[str, Any]] | None:
    """Show on a record's page the events that are about it, or came before it."""
    found = list(selectors.events_of(record, request.user)[:SHOWN])
    return ("events/public/panel_tied.html", {"events": found}) if found else None


def _shown_pictures(person: Any) -> Q:
    return Q(pk__in=Picture.objects.visible_to(person).values("file"))


register_reader(_shown_pictures)
events = offer(
    Module(
        "events",
        navigation=(
            NavItem(gettext_lazy("Events"), "public:event-list", "public", order=15),
            NavItem(gettext_lazy("Events"), "staff:event-list", "staff", "events.view_event", 15, Group.LISTEN),
        ),
        panels=(
            Panel(
                "consultation-short",
                tied_events,
                20,
                asked=lambda request, record: selectors.events_of(record, request.user),
            ),
        ),
        piles=(Pile(_unfinished, _work, Record, due="ends_at", facts=("lacks_notes", "unread")),),
    )
)
