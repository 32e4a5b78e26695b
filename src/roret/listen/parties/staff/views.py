"""The case worker's overview of the parties, and the acts that move each on."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from roret.foundation import authz
from roret.foundation.doors import act
from roret.listen.consultations.models import Consultation, Party
from roret.listen.contributions.models import Contribution
from roret.listen.parties import letters, selectors, services
from roret.listen.parties.forms import NewLinkForm
from roret.listen.parties.models import Delivery


def _find(request: HttpRequest, pk: int) -> Consultation:
    found = get_object_or_404(Consultation.objects.visible_to(request.user).select_related("unit"), pk=pk)
    authz.require(request.user, "parties.send_delivery", found)
    return found


@require_safe
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show every party: what was sent, whether it was opened, what came back."""
    return _page(request, _find(request, pk))


def _page(request: HttpRequest, found: Consultation, new_link_form: NewLinkForm | None = None) -> HttpResponse:
    lines = selectors.standings(found, request.user)
    context = {
        "consultation": found,
        "lines": lines,
        "tiles": selectors.counts(lines),
        "open": bool(found.can_respond()),
        "may_remind": any(line.may_be_reminded for line in lines),
        "may_add": bool(found.can_change_material()),
        "guesses": selectors.guesses(found, lines),
        "undelivered": selectors.undelivered(lines),
        "new_link_form": new_link_form or NewLinkForm(parties=found.parties.all()),
        "letters": selectors.letters_to_post(lines),
        "suggested": selectors.suggested_parties(found) if found.can_change_material() else [],
    }
    return render(request, "parties/staff/overview.html", context, status=422 if new_link_form else 200)


@require_POST
def new_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Replace a party's link and send the new one."""
    found = _find(request, pk)
    form = NewLinkForm(request.POST, parties=found.parties.all())
    if not form.is_valid():
        return _page(request, found, form)
    party, email = form.cleaned_data["party"], form.cleaned_data["email"]
    act(
        request,
        services.send_new_link,
        party,
        email=email,
        done=_("A new link is on its way to %(name)s.") % {"name": party},
    )
    return redirect("staff:party-overview", pk=pk)


@require_POST
def to_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a letter take the place of a mail that did not arrive."""
    delivery = get_object_or_404(Delivery.objects.visible_to(request.user).select_related("party"), pk=pk)
    act(request, services.turn_to_letter, delivery, done=_("It lies among the letters to post."))
    return redirect("staff:party-overview", pk=delivery.party.consultation_id)


@require_POST
def tie(request: HttpRequest, pk: int, reference: str) -> HttpResponse:
    """Say that a response comes from a party."""
    party = get_object_or_404(Party.objects.visible_to(request.user), pk=pk)
    _find(request, party.consultation_id)
    response = get_object_or_404(Contribution, record_id=party.consultation_id, reference=reference)
    act(
        request,
        services.tie_answer,
        party,
        contribution=response,
        done=_("%(name)s counts as heard.") % {"name": party},
    )
    return redirect("staff:party-overview", pk=party.consultation_id)


@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Remind the chosen parties."""
    made = act(request, services.remind_parties, _find(request, pk), parties=_numbers(request))
    if made:
        words = ngettext("%(count)d party is reminded.", "%(count)d parties are reminded.", len(made))
        messages.success(request, words % {"count": len(made)})
    return redirect("staff:party-overview", pk=pk)


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add the chosen of the suggested bodies."""
    act(
        request,
        services.add_suggested,
        _find(request, pk),
        keys=request.POST.getlist("chosen"),
        done=_("The parties are added."),
    )
    return redirect("staff:party-overview", pk=pk)


@require_POST
def letters_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the letters have been posted."""
    act(request, services.letters_sent, _find(request, pk), done=_("The letters are noted as sent."))
    return redirect("staff:party-overview", pk=pk)


@require_safe
def letters_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the letters that wait as one PDF."""
    found = _find(request, pk)
    waiting: list[Delivery] = list(selectors.letters_waiting(found))
    if not waiting:
        raise Http404
    response = HttpResponse(letters.letters(found, waiting), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{_("letters")}-{found.number}.pdf"'
    return response


def _numbers(request: HttpRequest) -> list[Any]:
    """Return the chosen keys; what is no number was not offered."""
    return [int(key) for key in request.POST.getlist("chosen") if key.isascii() and key.isdigit() and len(key) < 18]
