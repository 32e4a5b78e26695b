"""The answer desk: what waits for whom, overdue first; writing and approving."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.foundation import authz, clock
from roret.foundation.doors import act, run
from roret.foundation.paging import KeyPaginator
from roret.listen.contributions import selectors, services
from roret.listen.contributions.forms import AnswerForm, AssignForm
from roret.listen.contributions.models import Answer
from roret.listen.contributions.services.moderating import published_form

PAGE = 30


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """List the answers that wait, overdue first, and how much each owner owes."""
    if not authz.allowed(request.user, "contributions.view_desk"):
        raise PermissionDenied("contributions.view_desk")
    waiting, mine = selectors.answer_desk(request.user), bool(request.GET.get("mine"))
    workload = selectors.workload(request.user)
    if mine:
        waiting = waiting.filter(owner=request.user)
    count = sum(row["owed"] for row in workload if not mine or row["owner"] == request.user.pk)
    pages = KeyPaginator(waiting.values_list("pk", flat=True), PAGE, read=selectors.answer_rows, count=count)
    page = pages.get_page(request.GET.get("side"))
    context = {"page": page, "workload": workload, "today": clock.today(), "mine": mine}
    return render(request, "contributions/staff/desk.html", context)


def _find(request: HttpRequest, pk: int) -> Answer:
    if not authz.allowed(request.user, "contributions.view_desk"):
        raise PermissionDenied("contributions.view_desk")
    rows = Answer.objects.visible_to(request.user).select_related("theme__subject", "owner", "unit")
    return get_object_or_404(rows, pk=pk)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the answer beside the words it answers; the second of two editors is told and loses nothing."""
    found = _find(request, pk)
    form = AnswerForm(request.POST or None, initial={"text": found.text, "version": found.version})
    if "insert" in request.POST and form.is_valid():
        form = _with_text(form)
    elif request.method == "POST" and form.is_valid() and _kept(form, found, by=request.user):
        if "approve" in request.POST:
            _approve(request, found)
        else:
            messages.success(request, _("The answer is saved."))
        return redirect("staff:answer-detail", pk=pk)
    responses = found.theme.grouped.select_related("contribution__area").order_by("contribution__reference")
    page = Paginator(responses.prefetch_related("contribution__redactions"), 10).get_page(request.GET.get("side"))
    for row in page:
        row.words = published_form(row.contribution, undecided_too=True)
    context = {
        "answer": found,
        "form": form,
        "assign_form": AssignForm(
            owners=selectors.owners_of(found), initial={"owner": found.owner_id, "due_on": found.due_on}
        ),
        "page": page,
        "today": clock.today(),
    }
    return render(request, "contributions/staff/answer.html", context)


def _kept(form: AnswerForm, found: Answer, *, by: Any) -> Any:
    """Keep what is written; who approves what another has written changes nothing and need not be allowed to."""
    text, version = form.cleaned_data["text"].replace("\r\n", "\n"), form.cleaned_data["version"]
    if text == found.text:
        return found
    return run(form, lambda **_data: services.write_answer(found, by=by, text=text, version=version))


def _approve(request: HttpRequest, found: Answer) -> None:
    done = _("The answer is approved and published. Those it answers are told.")
    act(request, services.approve_answer, found, done=done)


def _with_text(form: AnswerForm) -> AnswerForm:
    """Put the chosen standard text after what is written; nothing is saved yet."""
    template = form.cleaned_data["template"]
    words = [form.cleaned_data["text"].rstrip(), template.text if template else ""]
    return AnswerForm(initial={"text": "\n\n".join(filter(None, words)), "version": form.cleaned_data["version"]})


@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who owes the answer and when."""
    found = _find(request, pk)
    form = AssignForm(request.POST, owners=selectors.owners_of(found))
    if form.is_valid():
        act(request, services.assign_answer, found, done=_("The owner and the date are saved."), **form.cleaned_data)
    else:
        messages.error(request, _("Choose a person from the list and a date like 24.12.2026."))
    return redirect("staff:answer-detail", pk=pk)
