"""Looking one response through: take out what must not be read, approve or hide it, group it, and go on to the next."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from roret.foundation.doors import act, run
from roret.foundation.i18n.signed import SignForm
from roret.listen.contributions import selectors, services
from roret.listen.contributions.forms import GroupForm, HideForm, LanguageForm, RedactionForm, ResponseTranslationForm
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services import moderating
from roret.listen.contributions.staff.queue import back_to_queue, let_undo, narrowed, undoable, visible


def find(request: HttpRequest, reference: str) -> Contribution:
    """Return one of the responses that the person may look through."""
    return get_object_or_404(
        selectors.with_area_keys(visible(request)).prefetch_related("redactions"), reference=reference
    )


@require_safe
def contribution(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one contribution side by side: with what was found in it, and as others will read it."""
    return page_of(request, find(request, reference))


def page_of(request: HttpRequest, found: Contribution, **forms: Any) -> HttpResponse:
    """Show one contribution; ``forms`` are those that were not filled in rightly, by the name that the page knows them by."""
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
        "hide_form": HideForm(),
        "group_form": GroupForm(themes=selectors.themes_of(found.record), shown=themes, label=_("Put it under")),
        "themes": [theme for theme in themes if theme.holds_it],
        **selectors.told_place(found),
        **_language_of(found),
        "files": found.files.select_related("file__extracted"),
        "back": back.urlencode(),
        "previous": previous,
        "next": following,
        "undo": undoable(request),
    } | forms
    return render(request, "contributions/staff/contribution.html", context, status=422 if forms else 200)


def _language_of(found: Contribution) -> dict[str, Any]:
    """Return the forms for its language and for its translation into Danish."""
    translation = getattr(found, "translation", None)
    known = {"text": translation.text, "translator": translation.translator} if translation else {}
    return {
        "language_form": LanguageForm(initial={"language": found.language}),
        "translation_form": ResponseTranslationForm(initial=known, prefix="translation"),
        "sign_form": SignForm(),
    }


@require_POST
def place(request: HttpRequest, reference: str) -> HttpResponse:
    """Take the place out of what is published, or let it be seen again."""
    found = find(request, reference)
    if request.POST.get("show") == "yes":
        act(request, services.show_place, found, done=_("The place is published with the response."))
    else:
        act(request, services.hide_place, found, done=_("The place is not published."))
    return here(request, reference)


@require_POST
def original(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what was sent word for word beside what others read; the look is journalled, and therefore asked for by a button."""
    found = find(request, reference)
    services.read_original(found, by=request.user)
    pieces = moderating.pieces_of(found, found.redactions.all(), original=True)
    context = {"contribution": found, "pieces": pieces, "preview": moderating.published_form(found)}
    return render(request, "contributions/staff/original.html", context)


@require_POST
def approve(request: HttpRequest, reference: str) -> HttpResponse:
    """Approve one for publication, and go on to the next."""
    found = find(request, reference)
    if not act(
        request, services.approve_contribution, found, done=_("%(reference)s is approved.") % {"reference": found}
    ):
        return here(request, reference)
    let_undo(request, [reference])
    return _on(request, found)


@require_POST
def hide(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep one from publication, with the reason, and go on to the next."""
    found, form = find(request, reference), HideForm(request.POST)
    if not (form.is_valid() and run(form, services.hide_contribution, found, by=request.user)):
        return page_of(request, found, hide_form=form)
    messages.success(request, _("%(reference)s is not shown. The sender is told why.") % {"reference": found})
    let_undo(request, [reference])
    return _on(request, found)


@require_POST
def redact(request: HttpRequest, reference: str) -> HttpResponse:
    """Take out words that the machine did not find."""
    found, form = find(request, reference), RedactionForm(request.POST)
    start = found.text.find(request.POST.get("words", "")) if form.is_valid() else -1
    if start < 0:
        messages.error(request, _("These words do not stand in the response. Copy them exactly."))
    else:
        end, reason = start + len(form.cleaned_data["words"]), form.cleaned_data["reason"]
        done = _("The words are taken out.")
        act(request, services.add_redaction, found, start=start, end=end, reason=reason, done=done)
    return here(request, reference)


@require_POST
def decide(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Confirm or refuse what the machine found."""
    redaction = get_object_or_404(find(request, reference).redactions, pk=pk)
    take_out = request.POST.get("take_out") == "yes"
    act(request, services.decide_redaction, redaction, take_out=take_out, done=_("Your decision is kept."))
    return here(request, reference)


@require_POST
def take_out_all(request: HttpRequest, reference: str) -> HttpResponse:
    """Take out all that was found and nobody has decided about."""
    count = act(request, services.take_out_all, find(request, reference))
    if count:
        words = ngettext("%(count)d place is taken out.", "%(count)d places are taken out.", int(count))
        messages.success(request, words % {"count": int(count)})
    return here(request, reference)


@require_POST
def no_theme(request: HttpRequest, reference: str) -> HttpResponse:
    """Note that a response takes no position."""
    act(request, services.mark_no_theme, find(request, reference), done=_("Noted: the response takes no position."))
    return here(request, reference)


def _back(request: HttpRequest) -> QueryDict:
    """Return how the queue was narrowed when one came from it."""
    return QueryDict((request.POST.get("back") or request.GET.get("back", ""))[:2000])


def here(request: HttpRequest, reference: str) -> HttpResponse:
    """Go back to the response, with the queue as it was narrowed."""
    query = _back(request).urlencode()
    address = reverse("staff:contribution-detail", args=[reference])
    return redirect(f"{address}?{urlencode({'back': query})}" if query else address)


def _on(request: HttpRequest, found: Contribution) -> HttpResponse:
    """Go on to the next of the queue as it was narrowed, or back to the queue when it was the last."""
    _before, following = selectors.beside_in(narrowed(request, _back(request)).qs, found)
    return here(request, following.reference) if following else back_to_queue(request)
