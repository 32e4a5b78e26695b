"""The door: check people in by list, by name or by the code on their phone; made for a phone and for the keyboard."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from roret.foundation import journal
from roret.foundation.doors import act
from roret.foundation.typesetting.qr_codes import qr_code
from roret.listen.events import selectors, services
from roret.listen.events.follow_links import evaluation_secret
from roret.listen.events.staff.views import find

PAGE = 30


@never_cache
@require_safe
def door(request: HttpRequest, pk: int) -> HttpResponse:
    """List those who come, with a button each; the search finds by name and reference."""
    found = find(request, pk, "events.check_in")
    words = request.GET.get("q", "").strip()[:100]
    page = Paginator(selectors.guests(found, words=words), PAGE).get_page(request.GET.get("side"))
    if page.object_list:
        journal.record_look(found, by=request.user, purpose=_("Check-in"))
    context = {
        "event": found, "page": page, "words": words, "verdict": found.can_check_in(),
        "attendance": selectors.attendance_of(found),
    }  # fmt: skip
    return render(request, "events/staff/door.html", context)


@never_cache
@require_safe
def by_code(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Show the one whose code was read."""
    found = find(request, pk, "events.check_in")
    registration = get_object_or_404(found.registrations, door=code)
    journal.record_look(found, by=request.user, purpose=_("Check-in"))
    context = {"event": found, "one": registration, "verdict": found.can_check_in()}
    return render(request, "events/staff/door_code.html", context)


@require_POST
def check_in(request: HttpRequest, pk: int, registration: int) -> HttpResponse:
    """Note how many of a registration are here."""
    found = find(request, pk, "events.check_in")
    chosen = get_object_or_404(found.registrations.select_related("event"), pk=registration)
    came = request.POST.get("came", "")
    here = int(came) if came.isascii() and came.isdigit() and len(came) < 4 else None
    words = _("%(reference)s: nobody is here.") if here == 0 else _("%(reference)s is checked in.")
    act(request, services.check_in, chosen, came=here, done=words % {"reference": chosen.reference})
    return redirect("staff:event-door", pk=pk)


@require_POST
def walk_ins(request: HttpRequest, pk: int) -> HttpResponse:
    """Count people who come without having registered."""
    found = find(request, pk, "events.check_in")
    more = request.POST.get("more", "1")
    number = int(more) if more.lstrip("-").isascii() and more.lstrip("-").isdigit() and len(more) < 5 else 0
    after = act(request, services.count_walk_ins, found, more=number)
    if after:
        words = ngettext(
            "%(count)d has come without registering.", "%(count)d have come without registering.", after.walk_ins
        )
        messages.success(request, words % {"count": after.walk_ins})
    return redirect("staff:event-door", pk=pk)


@require_safe
def evaluation_code(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw the code that leads to the evaluation, for the last slide or the door."""
    found = find(request, pk, "events.evaluate_event")
    address = reverse("public:event-evaluate", args=[found.number, evaluation_secret(found.pk)])
    return HttpResponse(qr_code(settings.RORET_PUBLIC_URL + address), content_type="image/svg+xml")
