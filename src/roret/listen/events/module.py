"""What events offer the house: menus, panels on what they are about, pictures that may be read, and what waits."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.foundation import authz, clock
from roret.foundation.files.access import register_reader
from roret.foundation.modules import Group, Module, NavItem, Panel, Waiting, offer
from roret.listen.events import selectors
from roret.listen.events.models import Event, Picture

AT_MOST = 20
SHOWN = 4


def waiting(person: Any) -> Iterator[Waiting]:
    """Yield the events whose notes are missing, and the evaluations that nobody has drawn lessons from."""
    writes, reads = (authz.allowed(person, f"events.{verb}_event") for verb in ("document", "evaluate"))
    if not writes and not reads:
        return
    for event in selectors.to_finish(person)[:AT_MOST]:
        if writes and event.lacks_notes:
            yield _work(event, "afterwards", _("Events without notes"), _("Write the notes"))
        if reads and event.unread:
            yield _work(event, "evaluation", _("Evaluations to read"), _("Read the evaluation"))


def _work(event: Event, part: str, heading: str, action: str) -> Waiting:
    due = timezone.localdate(event.ends_at) + selectors.NOTES_WITHIN
    return Waiting(
        event, reverse(f"staff:event-{part}", args=[event.pk]), due, due < clock.today() - timedelta(days=1), part,
        heading=heading, action=action, record=event,
    )  # fmt: skip


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
        panels=(Panel("consultation-short", tied_events, 20),),
        waiting=waiting,
    )
)
