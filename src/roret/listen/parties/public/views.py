"""A party's private page: answer, or say that there are no remarks, without an account."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from roret.foundation.doors import run
from roret.foundation.errors import DomainError, TooMany
from roret.foundation.rates import too_many
from roret.listen.consultations.forms import forget, remember
from roret.listen.consultations.models import Consultation
from roret.listen.parties import links, services
from roret.listen.parties.forms import NoRemarksForm
from roret.listen.parties.models import PartyLink


def _find(request: HttpRequest, secret: str) -> PartyLink:
    if too_many(request, "party", limit=120, seconds=600):
        raise TooMany
    link = links.link_of(secret)
    if link is None or not link.party.consultation.is_published:
        raise Http404
    return link


@never_cache
@require_safe
def party(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what the party is asked about and what she can do."""
    link = _find(request, secret)
    services.open_link(link, by=request.user)
    return _page(request, link, secret, NoRemarksForm())


@never_cache
@require_POST
def no_remarks(request: HttpRequest, secret: str) -> HttpResponse:
    """Keep that the party has no remarks."""
    link = _find(request, secret)
    form = NoRemarksForm(request.POST)
    if form.is_valid() and run(form, services.say_no_remarks, link, by=request.user):
        messages.success(request, _("Thank you. We have noted that you have no remarks."))
        return redirect("public:party", secret=secret)
    return _page(request, link, secret, form)


@never_cache
@require_POST
def take_back(request: HttpRequest, secret: str) -> HttpResponse:
    """Let the party answer after all."""
    link = _find(request, secret)
    try:
        services.take_back_no_remarks(link, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("public:party", secret=secret)


@never_cache
@require_POST
def answer(request: HttpRequest, secret: str) -> HttpResponse:
    """Remember the link in the session, so that it travels in no address, and go to the form."""
    consultation = _find(request, secret).party.consultation
    remember(request.session, consultation, party=secret)
    return redirect("public:consultation-respond", number=consultation.number)


@never_cache
@require_POST
def leave(request: HttpRequest, number: str) -> HttpResponse:
    """Let somebody who came by a party's link answer as herself."""
    consultation = get_object_or_404(Consultation.objects.visible_to(request.user), number=number)
    forget(request.session, consultation)
    return redirect("public:consultation-respond", number=consultation.number)


def _page(request: HttpRequest, link: PartyLink, secret: str, form: NoRemarksForm) -> HttpResponse:
    consultation = link.party.consultation
    context = {
        "party": link.party, "consultation": consultation, "secret": secret, "form": form,
        "verdict": consultation.can_respond(), "record": consultation,
        "answered": link.party.answers.standing().select_related("contribution"),
    }  # fmt: skip
    return render(request, "parties/public/party.html", context, status=422 if form.errors else 200)
