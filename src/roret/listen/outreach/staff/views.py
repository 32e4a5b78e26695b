"""Printing numbered forms and keying them in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.foundation import authz
from roret.foundation.doors import run as call
from roret.foundation.errors import DomainError
from roret.listen.consultations.models import Consultation
from roret.listen.outreach import printing, selectors, services
from roret.listen.outreach.codes import paper_code, submission_of
from roret.listen.outreach.forms import CodeForm, PaperEntryForm, PrintForm
from roret.listen.outreach.models import PaperRun


@require_POST
def print_forms(request: HttpRequest, pk: int) -> HttpResponse:
    """Give numbers to new forms; the browser is led to their PDF."""
    found = get_object_or_404(Consultation.objects.visible_to(request.user), pk=pk)
    authz.require(request.user, "outreach.print_paper_form", found)
    form = PrintForm(request.POST)
    made = call(form, services.print_paper_forms, found, by=request.user) if form.is_valid() else None
    if made:
        return redirect("staff:paper-form-run", pk=pk, run=made.pk)
    return render(
        request,
        "consultations/staff/form.html",
        {"form": form, "heading": _("Print paper forms"), "consultation": found},
    )


@require_safe
def run(request: HttpRequest, pk: int, run: int) -> HttpResponse:
    """Give the PDF of a run, again when the printer ate the first."""
    rows = PaperRun.objects.visible_to(request.user).select_related("consultation__series", "consultation__unit")
    found = get_object_or_404(rows, pk=run, consultation_id=pk)
    authz.require(request.user, "outreach.print_paper_form", found)
    response = HttpResponse(printing.paper_forms(found.consultation, found.codes()), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="svarark-{found.consultation.number}-{found}.pdf"'
    return response


@require_http_methods(["GET", "POST"])
def find_form(request: HttpRequest) -> HttpResponse:
    """Ask for the code of the form in one's hand."""
    form = CodeForm(request.POST or None)
    if form.is_valid() and (found := call(form, selectors.form_of)):
        return redirect("staff:paper-form-enter", code=paper_code(found.prefix, found.number))
    return render(request, "outreach/staff/find.html", {"form": form})


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, code: str) -> HttpResponse:
    """Key in what stands on the form."""
    try:
        paper = selectors.form_of(code)
    except DomainError as error:
        raise Http404 from error
    authz.require(request.user, "outreach.enter_paper_form", paper.consultation)
    initial = {"submission": submission_of(paper.prefix, paper.number)}
    form = PaperEntryForm(request.POST or None, asked_by=paper.consultation, initial=initial)
    if form.is_valid() and (receipt := call(form, lambda **_data: _enter(request, code, form))):
        words = (
            _("This form was keyed in before, as %(reference)s.") if receipt.repeated else _("Kept as %(reference)s.")
        )
        messages.success(request, words % {"reference": receipt.contribution.reference})
        return redirect("staff:paper-form-find")
    return render(request, "outreach/staff/enter.html", {"form": form, "paper": paper, "code": code})


def _enter(request: HttpRequest, code: str, form: PaperEntryForm) -> object:
    day = form.cleaned_data["received_on"]
    return services.enter_paper_form(code, by=request.user, content=form.content(), received_on=day)
