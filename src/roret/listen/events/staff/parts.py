"""The parts of an event's page, and what each of them shows."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.foundation import authz, journal
from roret.foundation.staff.tabs import Tab
from roret.foundation.ui.parts import Tile
from roret.listen.events import selectors
from roret.listen.events.follow_links import evaluation_secret
from roret.listen.events.forms import (
    CancelForm,
    GroupForm,
    InviteForm,
    LessonsForm,
    NotesForm,
    OutcomeForm,
    PictureForm,
    PointForm,
    TieForm,
)
from roret.listen.events.models import Event

TABS = (
    Tab("overview", "staff:event-detail", gettext_lazy("Overview")),
    Tab("plans", "staff:event-plans", gettext_lazy("Programme and invited")),
    Tab("guests", "staff:event-guests", gettext_lazy("Who comes")),
    Tab("afterwards", "staff:event-afterwards", gettext_lazy("Afterwards")),
    Tab("evaluation", "staff:event-evaluation", gettext_lazy("Evaluation")),
    Tab("history", "staff:event-history", gettext_lazy("History")),
)
PAGE = 50


def overview(event: Event, *, request: HttpRequest) -> dict[str, Any]:
    """Return the next step, the figures and what the event hangs on."""
    about, led_to = selectors.tied_to(event, request.user)
    return {
        "phases": event.phases(),
        "missing": [] if event.is_published else event.missing_before_announcing(),
        "tiles": figures(event),
        "about": about,
        "led_to": led_to,
        "tie_form": TieForm(person=request.user),
        "cancel_form": CancelForm(),
        "can_cancel": event.can_cancel(),
        "can_check_in": event.can_check_in(),
    }


def plans(event: Event, *, request: HttpRequest) -> dict[str, Any]:
    """Return the programme and those invited, and the forms for one more of each."""
    begins = {"begins_at": event.begins_at}
    shown: dict[str, Any] = {"programme": event.programme.all(), "point_form": PointForm(initial=begins)}
    if not authz.allowed(request.user, "events.manage_invitation", event):
        return shown
    invited = event.invitations.prefetch_related("registrations")
    page = Paginator(invited, PAGE).get_page(request.GET.get("side"))
    return {**shown, "invited": page, "invite_form": InviteForm()}


def guests(event: Event, *, request: HttpRequest) -> dict[str, Any]:
    """Return who comes, for those who may see it; the look is remembered."""
    if not authz.allowed(request.user, "events.manage_registration", event):
        return {"tiles": figures(event)}
    words = request.GET.get("q", "").strip()[:100]
    page = Paginator(selectors.guests(event, words=words), PAGE).get_page(request.GET.get("side"))
    if page.object_list:
        journal.record_look(event, by=request.user, purpose=_("Who comes"))
    return {
        "tiles": figures(event),
        "page": page,
        "words": words,
        "needs": selectors.needs_of(event),
        "joiners": selectors.joiners(event) if event.offers_group else [],
        "may_enter": bool(event.can_register(by_staff=True)),
    }


def afterwards(event: Event, *, request: HttpRequest) -> dict[str, Any]:
    """Return notes, pictures and what came of it, with their forms."""
    return {
        "verdict": event.can_document(),
        "notes_form": NotesForm(initial={"notes": event.notes}),
        "outcome_form": OutcomeForm(initial={"outcome": event.outcome}),
        "picture_form": PictureForm(),
        "pictures": event.pictures.select_related("file"),
        "groups": event.groups.select_related("receiver", "body"),
        "group_form": GroupForm(),
    }


def evaluation(event: Event, *, request: HttpRequest) -> dict[str, Any]:
    """Return what people think, and the way in for those who have not been asked."""
    if not authz.allowed(request.user, "events.evaluate_event", event):
        return {}
    address = reverse("public:event-evaluate", args=[event.number, evaluation_secret(event.pk)])
    return {
        "verdict": event.can_evaluate(),
        "found": selectors.evaluation_of(event),
        "said": selectors.said_of(event)[:PAGE],
        "lessons_form": LessonsForm(initial={"learned": event.learned}),
        "link": settings.RORET_PUBLIC_URL + address,
    }


def history(_event: Event, *, request: HttpRequest) -> dict[str, Any]:
    """Return nothing: the journal is read by the page."""
    return {}


CONTENT = {
    "overview": overview,
    "plans": plans,
    "guests": guests,
    "afterwards": afterwards,
    "evaluation": evaluation,
    "history": history,
}


def figures(event: Event) -> list[Tile]:
    """Return the figures of who comes and who came; each leads to what it counts."""
    if not event.is_published:
        return []
    found, guests_url = selectors.attendance_of(event), reverse("staff:event-guests", args=[event.pk])
    of_all = _("of %(count)d") % {"count": event.capacity} if event.capacity else ""
    tiles = [Tile(found.seats, _("Seats taken"), of_all, guests_url)] if event.takes_registrations else []
    if found.waiting:
        tiles.append(Tile(found.waiting, _("On the waiting list"), url=guests_url))
    if event.has_begun or found.came:
        tiles.append(Tile(found.came, _("Came"), _("%(count)d unregistered") % {"count": found.walk_ins}))
    if found.cancelled:
        tiles.append(Tile(found.cancelled, _("Cancelled")))
    return tiles
