"""Questions in the workspace: adding, changing, moving and removing them until the first response is in."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.listen.consultations.models import Consultation
from roret.listen.questions import services
from roret.listen.questions.forms import QuestionForm
from roret.listen.questions.models import Question

FIELDS = ("text", "kind", "help", "required")


def _guard(request: HttpRequest, thing: Any = None) -> None:
    if not authz.allowed(request.user, "questions.edit_question", thing):
        raise PermissionDenied("questions.edit_question")


def _find(request: HttpRequest, pk: int) -> Question:
    _guard(request)
    found = get_object_or_404(Question.objects.visible_to(request.user).select_related("consultation__unit"), pk=pk)
    _guard(request, found)
    return found


def _back(consultation: Consultation) -> HttpResponse:
    return redirect(reverse("staff:consultation-material", args=[consultation.pk]) + "#questions")


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a question, last."""
    _guard(request)
    consultation = get_object_or_404(Consultation.objects.visible_to(request.user), pk=pk)
    _guard(request, consultation)
    form = QuestionForm(request.POST)
    if form.is_valid() and run(form, services.add_question, consultation, by=request.user):
        messages.success(request, _("The question is added."))
        return _back(consultation)
    return _with_form(request, consultation, form, _("Add a question"))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a question."""
    found = _find(request, pk)
    initial = {**{name: getattr(found, name) for name in FIELDS}, "options": "\n".join(found.options)}
    form = QuestionForm(request.POST or None, initial=initial)
    if form.is_valid() and run(form, services.change_question, found, by=request.user):
        messages.success(request, _("Your changes have been saved."))
        return _back(found.consultation)
    return _with_form(request, found.consultation, form, _("Change the question"))


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a question one place up or down."""
    found = _find(request, pk)
    act(request, services.move_question, found, up=request.POST.get("way") == "up")
    return _back(found.consultation)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a question out."""
    found = _find(request, pk)
    act(request, services.remove_question, found, done=_("The question is removed."))
    return _back(found.consultation)


def _with_form(request: HttpRequest, consultation: Consultation, form: QuestionForm, heading: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "consultation": consultation}
    return render(request, "questions/staff/form.html", context)
