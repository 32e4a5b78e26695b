"""The duties that wait, a matter's checklist, and what is registered on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from roret.decide.duties import selectors, services
from roret.decide.duties.forms import AnswerForm, DomainsForm, NothingForm, ReasonForm, SentForm
from roret.decide.duties.models import MatterSubject
from roret.decide.duties.services.hearing import can_register
from roret.decide.matters.models import Matter
from roret.decide.matters.selectors import visible_matters
from roret.foundation import authz, clock
from roret.foundation.doors import run
from roret.foundation.staff import tabs

PAGE = 30


def find(request: HttpRequest, pk: int) -> Matter:
    """Return a matter that the reader works with; others do not exist for her here."""
    if not authz.allowed(request.user, "duties.view_duty"):
        raise PermissionDenied("duties.view_duty")
    found = get_object_or_404(visible_matters(request.user), pk=pk)
    authz.require(request.user, "duties.view_duty", found)
    return found


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """List the duties that wait in the reader's matters, overdue first, and the yearly ones that no matter has met."""
    if not authz.allowed(request.user, "duties.view_duty"):
        raise PermissionDenied("duties.view_duty")
    desk = selectors.waiting_for(request.user)
    page = Paginator(desk.lines, PAGE).get_page(request.GET.get("side"))
    context = {
        "page": page,
        "desk": desk,
        "yearly": selectors.unheard_this_year(),
        "year": clock.today().year,
    }
    return render(request, "duties/staff/waiting.html", context)


@require_safe
def checklist(request: HttpRequest, pk: int) -> HttpResponse:
    """Show whom a matter must hear, and where each stands."""
    return _checklist(request, find(request, pk))


@require_http_methods(["POST"])
def domains(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which domains the matter lies in."""
    found, form = find(request, pk), DomainsForm(request.POST)
    if form.is_valid() and run(form, services.say_domains, found, by=request.user):
        messages.success(request, _("The domains are noted."))
        return redirect("staff:matter-duties", pk=pk)
    return _checklist(request, found, form=form, status=422)


def _checklist(request: HttpRequest, found: Matter, *, form: Any = None, status: int = 200) -> HttpResponse:
    listed = selectors.checklist_of(found)
    may, subject = can_register(found), MatterSubject.objects.visible_to(request.user).filter(matter=found).first()
    context = {
        "matter": found,
        "record": found,
        "state": found.state,
        "part": "duties",
        "part_template": "duties/staff/checklist.html",
        "tabs": tabs.shown(tabs.of("matter"), part="duties", pk=found.pk),
        "checklist": listed,
        "subject": subject,
        "can_register": may,
        "may_register": may and authz.allowed(request.user, "duties.register_duty", found),
        "may_waive": may and authz.allowed(request.user, "duties.waive_duty", found),
        "form": form or DomainsForm(initial={"domains": subject.domains if subject else []}),
    }
    return render(request, "duties/staff/matter.html", context, status=status)


@dataclass(frozen=True)
class Act:
    """One thing that may be done about a duty: its service, its form and its words."""

    service: Callable[..., Any]
    form: type[forms.Form]
    permission: str
    heading: object
    done: object


ACTS = {
    "sent": Act(
        services.register_sent, SentForm, "duties.register_duty",
        gettext_lazy("Register as sent"), gettext_lazy("The hearing is registered as sent."),
    ),
    "answer": Act(
        services.register_answer, AnswerForm, "duties.register_duty",
        gettext_lazy("Register the answer"), gettext_lazy("The answer is registered."),
    ),
    "reopen": Act(
        services.take_answer_back, NothingForm, "duties.register_duty",
        gettext_lazy("It has not been answered"), gettext_lazy("The hearing waits for an answer again."),
    ),
    "away": Act(
        services.judge_away, ReasonForm, "duties.register_duty",
        gettext_lazy("Not relevant"), gettext_lazy("It is noted that the hearing is not relevant."),
    ),
    "back": Act(
        services.judge_back, NothingForm, "duties.register_duty",
        gettext_lazy("Relevant after all"), gettext_lazy("They must be heard after all."),
    ),
    "waive": Act(
        services.waive_duty, ReasonForm, "duties.waive_duty",
        gettext_lazy("Waive the hearing"), gettext_lazy("The hearing is waived. Everybody can read why."),
    ),
    "unwaive": Act(
        services.take_waiver_back, NothingForm, "duties.waive_duty",
        gettext_lazy("Take the waiver back"), gettext_lazy("They must be heard after all."),
    ),
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, pk: int, rule: int, consultee: int, act: str) -> HttpResponse:
    """Do one thing about one duty, with what it needs typed on a page of its own."""
    found, doing = find(request, pk), ACTS.get(act)
    if doing is None:
        raise Http404
    authz.require(request.user, doing.permission, found)
    line = selectors.find_line(selectors.checklist_of(found), rule=rule, consultee=consultee)
    if line is None:
        raise Http404
    form = doing.form(request.POST, request.FILES) if request.method == "POST" else doing.form()
    if form.is_valid() and run(form, doing.service, found, by=request.user, rule=rule, consultee=consultee):
        messages.success(request, str(doing.done))
        return redirect(line.url)
    return _act_page(request, line, doing, form=form)


def _act_page(request: HttpRequest, line: Any, doing: Act, *, form: Any) -> HttpResponse:
    crumbs = [
        (_("Matters"), reverse("staff:matter-list")),
        (str(line.matter), line.url),
        (str(doing.heading), ""),
    ]
    lead = line.version.significance if doing.service == services.judge_away else line.version.legal_basis
    context = {
        "thing": line.matter,
        "form": form,
        "crumbs": crumbs,
        "heading": _("%(act)s: %(who)s") % {"act": doing.heading, "who": line.who},
        "lead": lead,
        "submit": str(doing.heading),
    }
    return render(request, "staff/act.html", context, status=422 if form.errors else 200)
