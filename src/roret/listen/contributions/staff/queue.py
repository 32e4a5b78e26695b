"""The queue: what waits to be looked through, shared out, and decided about many at a time."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from roret.commons.records.models import Record
from roret.foundation import authz, clock
from roret.foundation.doors import act, run
from roret.foundation.errors import DomainError
from roret.listen.contributions import selectors, services
from roret.listen.contributions.filters import ContributionFilter, queue_of
from roret.listen.contributions.forms import HideForm, ShareForm
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services import moderating

PAGE, MOST = 30, 200
UNDO = "decided-about-many"
TAKEN_BACK_WITHIN = timedelta(minutes=10)
"""As long as this what was decided about many can be taken back with one click; senders are told after it."""


def visible(request: HttpRequest) -> Any:
    """Return the responses that the person may look through: those of the units she works in."""
    if not authz.allowed(request.user, "contributions.moderate_contribution"):
        raise PermissionDenied("contributions.moderate_contribution")
    return selectors.in_ones_units(request.user)


def narrowed(request: HttpRequest, query: QueryDict) -> ContributionFilter:
    """Return the queue as an address narrows it, for those who may look responses through."""
    visible(request)
    return queue_of(request.user, query)


@require_safe
def contribution_queue(request: HttpRequest) -> HttpResponse:
    """List what waits, oldest first; the filter stands in the address. What was just done to many can be taken back."""
    return _page(request)


def _page(
    request: HttpRequest, *, share_form: ShareForm | None = None, hide_form: HideForm | None = None
) -> HttpResponse:
    """Show the queue; after a form that was not filled in rightly, as it stood, with what was ticked."""
    query = QueryDict(request.POST.get("back", "")[:2000]) if request.method == "POST" else request.GET
    filterset = narrowed(request, query)
    page = Paginator(filterset.qs.prefetch_related("redactions"), PAGE).get_page(query.get("side"))
    for found in page:
        found.preview = (
            found.in_danish.text if found.in_danish else moderating.published_form(found, undecided_too=True)
        )
    context = {
        "filterset": filterset,
        "page": page,
        "undo": undoable(request),
        "back": query.urlencode(),
        "workload": selectors.queue_workload(visible(request)),
        "hide_form": hide_form or HideForm(auto_id="many-%s", belongs_to="decide-many"),
        "share_form": share_form or ShareForm(owners=selectors.owners_in(request.user), belongs_to="decide-many"),
        "approvable": selectors.to_approve(filterset.qs).count() if query.get("record") else 0,
        "ticked": request.POST.getlist("reference"),
    }
    return render(request, "contributions/staff/queue.html", context, status=422 if share_form or hide_form else 200)


@require_POST
def decide_many(request: HttpRequest) -> HttpResponse:
    """Approve or hide the ticked ones; those that cannot be are left and named, and the filter stays."""
    form = HideForm(request.POST, auto_id="many-%s", belongs_to="decide-many")
    hide = request.POST.get("act") == "hide"
    chosen = visible(request).filter(reference__in=request.POST.getlist("reference")[:MOST])
    if hide and not form.is_valid():
        return _page(request, hide_form=form)
    if not chosen:
        messages.error(request, _("Tick at least one response."))
    else:
        reason = form.cleaned_data["reason"] if hide else ""
        done, left = _each(chosen, lambda found: _decide(found, by=request.user, reason=reason))
        let_undo(request, done)
        words = ngettext("%(count)d response decided.", "%(count)d responses decided.", len(done))
        _say(request, words % {"count": len(done)} if done else "", left)
    return back_to_queue(request)


@require_POST
def share_out(request: HttpRequest) -> HttpResponse:
    """Give the ticked ones to those who are to look them through; what was chosen stays when something is wrong."""
    form = ShareForm(request.POST, owners=selectors.owners_in(request.user), belongs_to="decide-many")
    chosen = (
        visible(request).filter(reference__in=request.POST.getlist("reference")[:MOST]).order_by("received_at", "pk")
    )
    count = form.is_valid() and run(form, services.assign_contributions, chosen, by=request.user)
    if not count:
        return _page(request, share_form=form)
    words = ngettext("%(count)d response is shared out.", "%(count)d responses are shared out.", count)
    messages.success(request, words % {"count": count})
    return back_to_queue(request)


@require_POST
def approve_all(request: HttpRequest) -> HttpResponse:
    """Approve everything in the queue of one consultation in which nothing was found, in the background."""
    query = QueryDict(request.POST.get("back", "")[:2000])
    record = get_object_or_404(Record.objects.visible_to(request.user), number=query.get("record", ""))
    waiting = act(request, services.order_approval, record, rows=narrowed(request, query).qs)
    return redirect("staff:job-progress", waiting.pk) if waiting else back_to_queue(request)


@require_POST
def undo_many(request: HttpRequest) -> HttpResponse:
    """Let what was just decided about many wait again."""
    references = undoable(request)
    request.session.pop(UNDO, None)
    done, left = _each(
        visible(request).filter(reference__in=references),
        lambda found: services.reopen_contribution(found, by=request.user),
    )
    words = ngettext("%(count)d response waits again.", "%(count)d responses wait again.", len(done))
    _say(request, words % {"count": len(done)} if done else "", left)
    return back_to_queue(request)


def _decide(found: Contribution, *, by: Any, reason: str) -> Contribution:
    if reason:
        return services.hide_contribution(found, by=by, reason=reason)
    return services.approve_contribution(found, by=by)


def _each(rows: Iterable[Contribution], do: Callable[[Contribution], Any]) -> tuple[list[str], list[str]]:
    """Do it to each; return the references it was done to, and a line about each that it was not done to."""
    done, left, denied = [], [], _("You may not decide about this response.")
    for found in rows:
        try:
            do(found)
            done.append(found.reference)
        except DomainError as error:
            left.append(f"{found.reference}: {error}")
        except PermissionDenied:
            left.append(f"{found.reference}: {denied}")
    return done, left


def _say(request: HttpRequest, done: str, left: list[str]) -> None:
    if done:
        messages.success(request, done)
    for line in left:
        messages.warning(request, line)


def let_undo(request: HttpRequest, references: list[str]) -> None:
    """Remember what was just decided, so that one click takes it back for a while."""
    request.session[UNDO] = {"references": references, "until": (clock.now() + TAKEN_BACK_WITHIN).isoformat()}


def undoable(request: HttpRequest) -> list[str]:
    """Return the references that were decided about a moment ago, as long as it can be taken back."""
    kept = request.session.get(UNDO) or {}
    return list(kept.get("references", ())) if clock.now().isoformat() < kept.get("until", "") else []


def back_to_queue(request: HttpRequest) -> HttpResponse:
    """Go back to the queue as it was narrowed; the address is read as a query, so that it leads nowhere else."""
    query = QueryDict(request.POST.get("back", "")[:2000]).urlencode()
    return redirect(f"{reverse('staff:contribution-queue')}{'?' if query else ''}{query}")
