"""The queue: look through what people sent, take out what must not be read, approve or hide, and group."""

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

from roret.foundation import authz, clock
from roret.foundation.doors import act, run
from roret.foundation.errors import DomainError
from roret.listen.contributions import selectors, services
from roret.listen.contributions.filters import ContributionFilter
from roret.listen.contributions.forms import GroupForm, HideForm, RedactionForm
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services import moderating

PAGE, MOST = 30, 200
UNDO = "decided-about-many"
TAKEN_BACK_WITHIN = timedelta(minutes=10)
"""As long as this what was decided about many can be taken back with one click; senders are told after it."""


def _visible(request: HttpRequest) -> Any:
    if not authz.allowed(request.user, "contributions.moderate_contribution"):
        raise PermissionDenied("contributions.moderate_contribution")
    standing = authz.standing_of(request.user)
    rows = Contribution.objects.visible_to(request.user).select_related("record", "area")
    # What is published elsewhere, or sent by oneself, may be read on its page; here its original would show.
    return rows if standing.operator_session else rows.filter(record__unit_id__in=standing.staff_units)


def _find(request: HttpRequest, reference: str) -> Contribution:
    return get_object_or_404(_visible(request), reference=reference)


@require_safe
def contribution_queue(request: HttpRequest) -> HttpResponse:
    """List what waits, oldest first; the filter stands in the address. What was just done to many can be taken back."""
    data = (
        request.GET
        if "moderation" in request.GET or "record" in request.GET
        else {**request.GET.dict(), "moderation": "waiting"}
    )
    rows = _visible(request).prefetch_related("redactions").order_by("received_at", "pk")
    filterset = ContributionFilter(data, rows, request=request)
    page = Paginator(filterset.qs, PAGE).get_page(request.GET.get("side"))
    for found in page:
        found.preview = moderating.published_form(found)
    context = {"filterset": filterset, "page": page, "undo": _undoable(request), "back": request.GET.urlencode()}
    return render(request, "contributions/staff/queue.html", context)


@require_POST
def decide_many(request: HttpRequest) -> HttpResponse:
    """Approve or hide the ticked ones; those that cannot be are left and named, and the filter stays."""
    reason, hide = request.POST.get("reason", "").strip(), request.POST.get("act") == "hide"
    chosen = _visible(request).filter(reference__in=request.POST.getlist("reference")[:MOST])
    if hide and not reason:
        messages.error(request, _("Write why. The sender will read it."))
    elif not chosen:
        messages.error(request, _("Tick at least one response."))
    else:
        done, left = _each(chosen, lambda found: _decide(found, by=request.user, reason=reason if hide else ""))
        request.session[UNDO] = {"references": done, "until": (clock.now() + TAKEN_BACK_WITHIN).isoformat()}
        words = ngettext("%(count)d response decided.", "%(count)d responses decided.", len(done))
        _say(request, words % {"count": len(done)} if done else "", left)
    return _back(request)


@require_POST
def undo_many(request: HttpRequest) -> HttpResponse:
    """Let what was just decided about many wait again."""
    references = _undoable(request)
    request.session.pop(UNDO, None)
    done, left = _each(
        _visible(request).filter(reference__in=references),
        lambda found: services.reopen_contribution(found, by=request.user),
    )
    words = ngettext("%(count)d response waits again.", "%(count)d responses wait again.", len(done))
    _say(request, words % {"count": len(done)} if done else "", left)
    return _back(request)


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


def _undoable(request: HttpRequest) -> list[str]:
    """Return the references that were decided about a moment ago, as long as it can be taken back."""
    kept = request.session.get(UNDO) or {}
    return list(kept.get("references", ())) if clock.now().isoformat() < kept.get("until", "") else []


def _back(request: HttpRequest) -> HttpResponse:
    """Go back to the queue as it was narrowed; the address is read as a query, so that it leads nowhere else."""
    query = QueryDict(request.POST.get("back", "")[:2000]).urlencode()
    return redirect(f"{reverse('staff:contribution-queue')}{'?' if query else ''}{query}")


@require_safe
def contribution(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one contribution side by side: as it will be read, and what was found in it."""
    found = _find(request, reference)
    themes = selectors.themes_of(found.record)
    context = {
        "contribution": found,
        "preview": moderating.published_form(found),
        "redactions": found.redactions.all(),
        "verdict": moderating.can_approve(found),
        "redaction_form": RedactionForm(),
        "hide_form": HideForm(),
        "group_form": GroupForm(themes=themes),
        "themes": themes.filter(grouped__contribution=found),
        "files": found.files.select_related("file__extracted"),
    }
    return render(request, "contributions/staff/contribution.html", context)


@require_POST
def original(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what was sent word for word; the look is journalled, and therefore asked for by a button."""
    found = _find(request, reference)
    text = services.read_original(found, by=request.user)
    return render(request, "contributions/staff/original.html", {"contribution": found, "text": text})


@require_POST
def approve(request: HttpRequest, reference: str) -> HttpResponse:
    """Approve one for publication."""
    act(request, services.approve_contribution, _find(request, reference), done=_("The response is approved."))
    return redirect("staff:contribution-detail", reference=reference)


@require_POST
def hide(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep one from publication, with the reason."""
    found, form = _find(request, reference), HideForm(request.POST)
    if form.is_valid() and run(form, services.hide_contribution, found, by=request.user):
        messages.success(request, _("The response is not shown. The sender is told why."))
    else:
        messages.error(request, _("Write why. The sender will read it."))
    return redirect("staff:contribution-detail", reference=reference)


@require_POST
def redact(request: HttpRequest, reference: str) -> HttpResponse:
    """Take out words that the machine did not find."""
    found, form = _find(request, reference), RedactionForm(request.POST)
    start = found.text.find(request.POST.get("words", "")) if form.is_valid() else -1
    if start < 0:
        messages.error(request, _("These words do not stand in the response. Copy them exactly."))
    else:
        words, reason = form.cleaned_data["words"], form.cleaned_data["reason"]
        act(
            request,
            services.add_redaction,
            found,
            start=start,
            end=start + len(words),
            reason=reason,
            done=_("The words are taken out."),
        )
    return redirect("staff:contribution-detail", reference=reference)


@require_POST
def decide(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Confirm or refuse what the machine found."""
    redaction = get_object_or_404(_find(request, reference).redactions, pk=pk)
    act(
        request,
        services.decide_redaction,
        redaction,
        take_out=request.POST.get("take_out") == "yes",
        done=_("Your decision is kept."),
    )
    return redirect("staff:contribution-detail", reference=reference)


@require_POST
def no_theme(request: HttpRequest, reference: str) -> HttpResponse:
    """Note that a response takes no position."""
    act(request, services.mark_no_theme, _find(request, reference), done=_("Noted: the response takes no position."))
    return redirect("staff:contribution-detail", reference=reference)
