"""Saying which language a response is in, and what it says in Danish; a person vouches for it before anybody sees it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roret.foundation.doors import act, run
from roret.listen.contributions import services
from roret.listen.contributions.forms import LanguageForm, ResponseTranslationForm
from roret.listen.contributions.staff.looking import find, here, page_of


@require_POST
def language(request: HttpRequest, reference: str) -> HttpResponse:
    """Correct which language it is in."""
    found, form = find(request, reference), LanguageForm(request.POST)
    if not form.is_valid() or not run(form, services.set_language, found, by=request.user):
        return page_of(request, found, language_form=form)
    return here(request, reference)


@require_POST
def translate(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep a translation; what was typed stays when something is wrong."""
    found, form = find(request, reference), ResponseTranslationForm(request.POST, prefix="translation")
    if not form.is_valid() or not run(form, services.write_translation, found, by=request.user):
        return page_of(request, found, translation_form=form)
    return here(request, reference)


@require_POST
def sign(request: HttpRequest, reference: str) -> HttpResponse:
    """Vouch for the translation."""
    act(
        request,
        services.sign_translation,
        find(request, reference),
        declared=bool(request.POST.get("declared")),
        done=_("The translation is signed. It is shown with the response when that is published."),
    )
    return here(request, reference)


@require_POST
def remove(request: HttpRequest, reference: str) -> HttpResponse:
    """Take the translation away."""
    act(request, services.remove_translation, find(request, reference), done=_("The translation is removed."))
    return here(request, reference)
