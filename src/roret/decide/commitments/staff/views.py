"""Commitments in the workspace: the list, one of them, and what is done about it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from roret.decide.commitments import selectors, services
from roret.decide.commitments.forms import AnswerForm, CommitmentForm, MoveForm, WithdrawForm
from roret.decide.commitments.models import Commitment
from roret.foundation import authz
from roret.foundation.doors import run

PAGE = 30


def find(request: HttpRequest, pk: int, permission: str = "commitments.view_commitment") -> Commitment:
    """Return one that the reader may act on here; others do not exist for her."""
    authz.require(request.user, "commitments.view_commitment")
    found = get_object_or_404(selectors.with_page(request.user), pk=pk)
    authz.require(request.user, permission, found)
    return found


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List those of the reader's units and committees, the longest overdue first."""
    authz.require(request.user, "commitments.view_commitment")
    page = Paginator(selectors.at_the_desk(request.user), PAGE).get_page(request.GET.get("side"))
    return render(request, "commitments/staff/index.html", {"page": page})


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show everything about one, and what can be done first."""
    found = find(request, pk)
    may = authz.allowed(request.user, "commitments.update_commitment", found) and bool(found.can_change())
    context = {"commitment": found, "facts": selectors.facts_of(found), "may_change": may}
    return render(request, "commitments/staff/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, pk: int) -> HttpResponse:
    """Register what was promised with a decision; the words stand filled in."""
    authz.require(request.user, "commitments.view_commitment")
    decision = get_object_or_404(selectors.decisions_for(request.user), pk=pk)
    authz.require(request.user, "commitments.create_commitment", decision)
    initial = {"title": str(decision.matter)[:250], "words": selectors.suggested_words(decision)}
    form = CommitmentForm(request.POST or None, decision=decision, initial=initial)
    if form.is_valid() and (made := run(form, services.register_commitment, decision, by=request.user)):
        messages.success(request, _("The commitment is registered. Everybody who may read the decision can read it."))
        return redirect("staff:commitment-detail", pk=made.pk)
    crumbs = [(str(decision.matter), decision.matter.get_staff_url()), (_("Register a commitment"), "")]
    return _page(request, decision, form, crumbs=crumbs, heading=_("Register a commitment"), lead=decision.lead)


def _act(request: HttpRequest, found: Commitment, form: Any, *, service: Any, heading: str, done: str) -> HttpResponse:
    if form.is_valid() and run(form, service, found, by=request.user):
        messages.success(request, done)
        return redirect("staff:commitment-detail", pk=found.pk)
    crumbs = [(_("Commitments"), reverse("staff:commitment-list")), (str(found), found.get_staff_url()), (heading, "")]
    return _page(request, found, form, crumbs=crumbs, heading=heading, lead=found.title)


def _page(request: HttpRequest, thing: Any, form: Any, **context: Any) -> HttpResponse:
    context |= {"thing": thing, "form": form, "submit": context["heading"]}
    return render(request, "staff/act.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move the deadline, with the reason."""
    found = find(request, pk, "commitments.update_commitment")
    form = MoveForm(request.POST or None, body=found.body_id)
    words = {"heading": _("Move the deadline"), "done": _("The deadline is moved. The old one stays readable.")}
    return _act(request, found, form, service=services.move_deadline, **words)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Register how the promise was kept."""
    found = find(request, pk, "commitments.update_commitment")
    words = {"heading": _("Register the answer"), "done": _("The answer is registered. Those who follow it are told.")}
    return _act(request, found, AnswerForm(request.POST or None), service=services.answer_commitment, **words)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw the promise, with the reason."""
    found = find(request, pk, "commitments.update_commitment")
    words = {"heading": _("Withdraw the commitment"), "done": _("The commitment is withdrawn. Everybody can read why.")}
    return _act(request, found, WithdrawForm(request.POST or None), service=services.withdraw_commitment, **words)
