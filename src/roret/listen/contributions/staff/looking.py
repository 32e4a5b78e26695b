"""Looking one response through: take out what must not be read, approve or hide it, group it, and go on to the next."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from roret.foundation.doors import act, run
from roret.listen.contributions import selectors, services
from roret.listen.contributions.forms import GroupForm, HideForm, RedactionForm
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services import moderating
from roret.listen.contributions.staff.queue import back_to_queue, let_undo, narrowed, undoable, visible


def _find(request: HttpRequest, reference: str) -> Contribution:
    return get_object_or_404(
        selectors.with_area_keys(visible(request)).prefetch_related("redactions"), reference=reference
    )


@require_safe
def contribution(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one contribution side by side: with what was found in it, and as others will read it."""
    return _page(request, _find(request, reference), HideForm())


def _page(request: HttpRequest, found: Contribution, hide_form: HideForm) -> HttpResponse:
    themes = selectors.themes_beside(found)
    redactions = list(found.redactions.all())
    back = _back(request)
    previous, following = selectors.beside_in(narrowed(request, back).qs, found)
    context = {
        "contribution": found,
        "pieces": moderating.pieces_of(found, redactions),
        "preview": moderating.published_form(found, undecided_too=True),
        "redactions": redactions,
        "undecided": sum(one.confirmed is None for one in redactions),
        "verdict": moderating.can_approve(found),
        "redaction_form": RedactionForm(),
        "hide_form": hide_form,
        "group_form": GroupForm(themes=selectors.themes_of(found.record), shown=themes, label=_("Put it under")),
        "themes": [theme for theme in themes if theme.holds_it],
        **selectors.told_place(found),
        "files": found.files.select_related("file__extracted"),
        "back": back.urlencode(),
        "previous": previous,
        "next": following,
        "undo": undoable(request),
    }
    return render(request, "contributions/staff/contribution.html", context, status=422 if hide_form.errors else 200)


@require_POST
def place(request: HttpRequest, reference: str) -> HttpResponse:
    """Take the place out of what is published, or let it be seen again."""
    found = _find(request, reference)
    if request.POST.get("show") == "yes":
        act(request, services.show_place, found, done=_("The place is published with the response."))
    else:
        act(request, services.hide_place, found, done=_("The place is not published."))
    return _here(request, reference)


@require_POST
def original(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what was sent word for word beside what others read; the look is journalled, and therefore asked for by a button."""
    found = _find(request, reference)
    services.read_original(found, by=request.user)
    pieces = moderating.pieces_of(found, found.redactions.all(), original=True)
    context = {"contribution": found, "pieces": pieces, "preview": moderating.published_form(found)}
    return render(request, "contributions/staff/original.html", context)


@require_POST
def approve(request: HttpRequest, reference: str) -> HttpResponse:
    """Approve one for publication, and go on to the next."""
    found = _find(request, reference)
    if not act(
        request, services.approve_contribution, found, done=_("%(reference)s is approved.") % {"reference": found}
    ):
        return _here(request, reference)
    let_undo(request, [reference])
    return _on(request, found)


@require_POST
def hide(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep one from publication, with the reason, and go on to the next."""
    found, form = _find(request, reference), HideForm(request.POST)
    if not (form.is_valid() and run(form, services.hide_contribution, found, by=request.user)):
        return _page(request, found, form)
    messages.success(request, _("%(reference)s is not shown. The sender is told why.") % {"reference": found})
    let_undo(request, [reference])
    return _on(request, found)


@require_POST
def redact(request: HttpRequest, reference: str) -> HttpResponse:
    """Take out words that the machine did not find."""
    found, form = _find(request, reference), RedactionForm(request.POST)
    start = found.text.find(request.POST.get("words", "")) if form.is_valid() else -1
    if start < 0:
        messages.error(request, _("These words do not stand in the response. Copy them exactly."))
    else:
        end, reason = start + len(form.cleaned_data["words"]), form.cleaned_data["reason"]
        done = _("The words are taken out.")
        act(request, services.add_redaction, found, start=start, end=end, reason=reason, done=done)
    return _here(request, reference)


@require_POST
def decide(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Confirm or refuse what the machine found."""
    redaction = get_object_or_404(_find(request, reference).redactions, pk=pk)
    take_out = request.POST.get("take_out") == "yes"
    act(request, services.decide_redaction, redaction, take_out=take_out, done=_("Your decision is kept."))
    return _here(request, reference)


@require_POST
def take_out_all(request: HttpRequest, reference: str) -> HttpResponse:
    """Take out all that was found and nobody has decided about."""
    count = act(request, services.take_out_all, _find(request, reference))
    if count:
        words = ngettext("%(count)d place is taken out.", "%(count)d places are taken out.", int(count))
        messages.success(request, words % {"count": int(count)})
    return _here(request, reference)


@require_POST
def no_theme(request: HttpRequest, reference: str) -> HttpResponse:
    """Note that a response takes no position."""
    act(request, services.mark_no_theme, _find(request, reference), done=_("Noted: the response takes no position."))
    return _here(request, reference)


def _back(request: HttpRequest) -> QueryDict:
    """Return how the queue was narrowed when one came from it."""
    return QueryDict((request.POST.get("back") or request.GET.get("back", ""))[:2000])


def _here(request: HttpRequest, reference: str) -> HttpResponse:
    query = _back(request).urlencode()
    address = reverse("staff:contribution-detail", args=[reference])
    return redirect(f"{address}?{urlencode({'back': query})}" if query else address)


def _on(request: HttpRequest, found: Contribution) -> HttpResponse:
    """Go on to the next of the queue as it was narrowed, or back to the queue when it was the last."""
    _before, following = selectors.beside_in(narrowed(request, _back(request)).qs, found)
    return _here(request, following.reference) if following else back_to_queue(request)
