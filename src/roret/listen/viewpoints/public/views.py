"""Voting on viewpoints one after the other, with and without JavaScript, and reading the map."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from roret.foundation.doors import act, run
from roret.foundation.rates import too_many
from roret.listen.consultations.models import Consultation
from roret.listen.viewpoints import picture, selectors, services
from roret.listen.viewpoints.enums import VoteValue
from roret.listen.viewpoints.forms import ViewpointForm
from roret.listen.viewpoints.models import Viewpoint

SECRET = "viewpoints"  # noqa: S105 — the name of a place in the session
VOTES_IN_TEN_MINUTES, GUESTS_IN_AN_HOUR, PROPOSALS_IN_TEN_MINUTES = 900, 60, 20
BUTTONS = (
    (VoteValue.AGREE, "primary", "agree"),
    (VoteValue.DISAGREE, "primary", "disagree"),
    (VoteValue.PASS, "secondary", "pass"),
)


def find(request: HttpRequest, number: str) -> Consultation:
    """Return the consultation, or say that the page does not exist."""
    rows = Consultation.objects.visible_to(request.user).filter(published_at__isnull=False).select_related("unit")
    return get_object_or_404(rows, number=number)


@never_cache
@require_safe
def vote_page(request: HttpRequest, number: str) -> HttpResponse:
    """Show the next viewpoint, what one has said so far, and a form to propose one."""
    return _page(request, find(request, number), ViewpointForm())


@never_cache
@require_POST
def vote(request: HttpRequest, number: str) -> HttpResponse:
    """Keep a vote and show the next viewpoint: a part of the page with HTMX, the whole without."""
    consultation = find(request, number)
    pk, value = request.POST.get("viewpoint", ""), request.POST.get("value", "")
    rows = Viewpoint.objects.visible_to(request.user).filter(consultation_id=consultation.pk)
    viewpoint = get_object_or_404(rows, pk=int(pk) if pk.isdecimal() and len(pk) < 18 else 0)
    secret = _may_go_on(request)
    if secret is not None:
        chosen = int(value) if value in {"1", "0", "-1"} else None
        act(request, services.cast_vote, viewpoint, value=chosen, secret=secret)
    if request.htmx:
        return render(request, "viewpoints/public/card.html", _card(request, consultation))
    return redirect("public:viewpoints", number=number)


@never_cache
@require_POST
def propose(request: HttpRequest, number: str) -> HttpResponse:
    """Take a proposal; what was typed stays on the page when it is refused."""
    consultation, form = find(request, number), ViewpointForm(request.POST)
    if too_many(request, "viewpoint-propose", limit=PROPOSALS_IN_TEN_MINUTES, seconds=600):
        form.is_valid()
        form.add_error(None, _("Many proposals have come from here in a short time. Wait ten minutes and send again."))
    elif form.is_valid() and run(form, services.propose_viewpoint, consultation, by=request.user):
        messages.success(request, _("Thank you. Your viewpoint is shown when it has been read."))
        return redirect("public:viewpoints", number=number)
    return _page(request, consultation, form)


@never_cache
@require_POST
def take_back(request: HttpRequest, number: str) -> HttpResponse:
    """Delete one's own votes."""
    consultation = find(request, number)
    secret = request.session.get(SECRET, "")
    act(request, services.take_back_votes, consultation, secret=secret, done=_("Your votes are deleted."))
    return redirect("public:viewpoints", number=number)


@never_cache
@require_safe
def results(request: HttpRequest, number: str) -> HttpResponse:
    """Show where people agree, what divides them, and the map with one's own place."""
    consultation = find(request, number)
    found = selectors.published_map(consultation)
    if found is None:
        raise Http404
    voter = selectors.voter_of(consultation, person=request.user, secret=request.session.get(SECRET, ""))
    own = selectors.place_of(found, selectors.votes_of(voter))
    context = {
        "consultation": consultation,
        "crumbs": _crumbs(consultation, (_("What people agree on"), "")),
        **picture.read(found.report, own),
    }
    return render(request, "viewpoints/public/results.html", context)


def _page(request: HttpRequest, consultation: Consultation, form: ViewpointForm) -> HttpResponse:
    context = _card(request, consultation) | {
        "form": form,
        "map": selectors.published_map(consultation),
        "crumbs": _crumbs(consultation, (_("Viewpoints"), "")),
    }
    return render(request, "viewpoints/public/vote.html", context)


def _card(request: HttpRequest, consultation: Consultation) -> dict[str, Any]:
    """What the card shows. A guest who has not voted gets a lot of the moment, so that not all begin with the same."""
    rows = selectors.with_votes(consultation)
    secret = request.session.get(SECRET, "")
    votes = selectors.votes_of(selectors.voter_of(consultation, person=request.user, secret=secret))
    lot = secret or str(request.user.pk or secrets.token_hex(8))
    labels = dict(VoteValue.choices)
    return {
        "consultation": consultation,
        "verdict": selectors.can_vote(consultation),
        "next": selectors.next_for(rows, votes, lot=lot),
        "answered": [(row, labels[votes[row.pk]]) for row in rows if row.pk in votes],
        "total": len(rows),
        "buttons": BUTTONS,
    }


def _may_go_on(request: HttpRequest) -> str | None:
    """Return the guest's secret, made when she votes for the first time; None when too many votes come from one place."""
    secret = request.session.get(SECRET, "")
    is_new = not secret and not request.user.is_authenticated
    crowded = too_many(request, "viewpoint-vote", limit=VOTES_IN_TEN_MINUTES, seconds=600)
    if crowded or (is_new and too_many(request, "viewpoint-guest", limit=GUESTS_IN_AN_HOUR, seconds=3600)):
        messages.error(request, _("Many votes have come from here in a short time. Wait a while, or sign in."))
        return None
    if is_new:
        secret = request.session[SECRET] = secrets.token_urlsafe(24)
    return secret


def _crumbs(consultation: Consultation, *more: tuple[str, str]) -> list[tuple[str, Any]]:
    listing = reverse("public:consultation-list")
    return [
        (_("Front page"), "/"), (_("Consultations"), listing), (str(consultation), consultation.get_absolute_url()), *more,
    ]  # fmt: skip
