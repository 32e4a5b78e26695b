"""Deputations in the workspace: who asks to speak, and what the secretary does about it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.listen.deputations import selectors, services
from roret.listen.deputations.forms import DeclineForm, NoteForm, OfferForm
from roret.listen.deputations.models import Deputation

PAGE = 30


def find(request: HttpRequest, pk: int) -> Deputation:
    """Return one to a body that the reader keeps; others do not exist for her."""
    authz.require(request.user, "deputations.view_deputation")
    found = get_object_or_404(selectors.with_page(request.user), pk=pk)
    authz.require(request.user, "deputations.assess_deputation", found)
    return found


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the requests to the reader's bodies, those that wait first."""
    authz.require(request.user, "deputations.view_deputation")
    page = Paginator(selectors.at_the_desk(request.user), PAGE).get_page(request.GET.get("side"))
    return render(request, "deputations/staff/index.html", {"page": page})


@never_cache
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one, and what can be done first."""
    found = find(request, pk)
    context = {
        "deputation": found,
        "facts": selectors.facts_of(found),
        "may_assess": bool(found.can_assess()),
        "may_hold": bool(found.can_hold()),
    }
    return render(request, "deputations/staff/detail.html", context)


@require_POST
def assess(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it up."""
    act(request, services.begin_assessment, find(request, pk), done=_("Those who asked can see that you read it."))
    return redirect("staff:deputation-detail", pk=pk)


@require_POST
def held(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that they came."""
    act(request, services.hold_deputation, find(request, pk), done=_("It is noted that they came."))
    return redirect("staff:deputation-detail", pk=pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer a time within a meeting."""
    found = find(request, pk)
    words = {"heading": _("Offer a time"), "done": _("The time is offered, and the item is on the agenda.")}
    return _act(request, found, OfferForm(request.POST or None, deputation=found), service=services.offer_slot, **words)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Decline with a reason."""
    found = find(request, pk)
    words = {"heading": _("Decline the request"), "done": _("It is declined. Those who asked can read why.")}
    return _act(request, found, DeclineForm(request.POST or None), service=services.decline_deputation, **words)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the note for the minutes."""
    found = find(request, pk)
    form = NoteForm(request.POST or None, initial={"note": found.note})
    words = {"heading": _("Write the note for the minutes"), "done": _("The note is kept.")}
    return _act(request, found, form, service=services.note_deputation, **words)


def _act(request: HttpRequest, found: Deputation, form: Any, *, service: Any, heading: str, done: str) -> HttpResponse:
    if form.is_valid() and run(form, service, found, by=request.user):
        messages.success(request, done)
        return redirect("staff:deputation-detail", pk=found.pk)
    crumbs = [(_("Deputations"), reverse("staff:deputation-list")), (str(found), found.get_staff_url()), (heading, "")]
    context = {
        "thing": found,
        "form": form,
        "crumbs": crumbs,
        "heading": heading,
        "lead": found.topic,
        "submit": heading,
    }
    return render(request, "staff/act.html", context, status=422 if form.errors else 200)
