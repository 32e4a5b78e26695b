"""Statements in the workspace: what waits for whom, and what is done about each."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from roret.foundation import authz
from roret.foundation.doors import run
from roret.listen.statements import selectors, services
from roret.listen.statements.forms import AcknowledgeForm, AnswerForm, TreatForm
from roret.listen.statements.models import Statement

PAGE = 30


def find(request: HttpRequest, pk: int, permission: str = "statements.view_statement") -> Statement:
    """Return one that the reader may act on here; others do not exist for her."""
    authz.require(request.user, "statements.view_statement")
    found = get_object_or_404(selectors.with_page(request.user), pk=pk)
    authz.require(request.user, permission, found)
    return found


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List who waits for whom, the longest overdue first."""
    authz.require(request.user, "statements.view_statement")
    page = Paginator(selectors.at_the_desk(request.user), PAGE).get_page(request.GET.get("side"))
    writes = authz.allowed(request.user, "statements.write_statement")
    return render(request, "statements/staff/index.html", {"page": page, "writes": writes})


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show everything about one, and what can be done first."""
    found = find(request, pk)
    answers = authz.allowed(request.user, "statements.answer_statement", found)
    context = {
        "statement": found,
        "facts": selectors.facts_of(found),
        "may_treat": answers and bool(found.can_acknowledge()),
        "may_answer": answers and bool(found.can_answer()),
        "writes": authz.allowed(request.user, "statements.write_statement", found),
    }
    return render(request, "statements/staff/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm the receipt, and say who answers by when."""
    found = find(request, pk, "statements.answer_statement")
    form = AcknowledgeForm(request.POST or None, statement=found)
    words = {"heading": _("Confirm the receipt"), "done": _("The receipt is confirmed. The body can see it.")}
    return _act(request, found, form, service=services.acknowledge_statement, **words)


@require_http_methods(["GET", "HEAD", "POST"])
def treat(request: HttpRequest, pk: int) -> HttpResponse:
    """Note how it was treated."""
    found = find(request, pk, "statements.answer_statement")
    words = {"heading": _("Note the treatment"), "done": _("It is noted. The body can see it.")}
    return _act(request, found, TreatForm(request.POST or None), service=services.treat_statement, **words)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the body."""
    found = find(request, pk, "statements.answer_statement")
    words = {"heading": _("Answer the body"), "done": _("The answer is sent. Those who follow it are told.")}
    return _act(request, found, AnswerForm(request.POST or None), service=services.answer_statement, **words)


def _act(request: HttpRequest, found: Statement, form: Any, *, service: Any, heading: str, done: str) -> HttpResponse:
    if form.is_valid() and run(form, service, found, by=request.user):
        messages.success(request, done)
        return redirect("staff:statement-detail", pk=found.pk)
    crumbs = [(_("Statements"), reverse("staff:statement-list")), (str(found), found.get_staff_url()), (heading, "")]
    context = {
        "thing": found,
        "form": form,
        "crumbs": crumbs,
        "heading": heading,
        "lead": found.title,
        "submit": heading,
    }
    return render(request, "staff/act.html", context, status=422 if form.errors else 200)
