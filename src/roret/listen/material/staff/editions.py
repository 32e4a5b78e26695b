"""The short edition and the translations in the workspace; how hard the text is to read is shown while one writes."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.foundation.i18n.signed import SignForm
from roret.listen.consultations.models import Consultation
from roret.listen.material import services
from roret.listen.material.forms import ShortEditionForm, TranslationForm
from roret.listen.material.models import Translation
from roret.listen.material.reporting import how_hard

FIELDS = ("title", "summary", "short", "translator")


def _guard(request: HttpRequest, thing: Any = None) -> None:
    if not authz.allowed(request.user, "material.edit_edition", thing):
        raise PermissionDenied("material.edit_edition")


def _find(request: HttpRequest, pk: int) -> Consultation:
    _guard(request)
    rows = Consultation.objects.visible_to(request.user).select_related("unit", "short_edition")
    found = get_object_or_404(rows, pk=pk)
    _guard(request, found)
    return found


@require_http_methods(["GET", "POST"])
def editions(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the short edition, and see the translations; the second of two editors is told and loses nothing."""
    found = _find(request, pk)
    short = getattr(found, "short_edition", None)
    initial = {"text": short.text, "version": short.version} if short else {}
    form = ShortEditionForm(request.POST or None, initial=initial, consultation=found)
    if form.is_valid() and run(form, services.write_short_edition, found, by=request.user):
        messages.success(request, _("The short edition is saved."))
        return redirect("staff:material-editions", pk=pk)
    context = {
        "consultation": found,
        "form": form,
        "measured": how_hard(form["text"].value() or ""),
        "saved": short if form.errors else None,
        "translations": list(found.translations.select_related("consultation__short_edition")),
        "sign_form": SignForm(),
    }
    return render(request, "material/staff/editions.html", context)


@require_POST
def measure(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how hard the text is to read; nothing of it is kept."""
    _find(request, pk)
    return render(request, "material/staff/lix.html", {"measured": how_hard(request.POST.get("text", "")[:20_000])})


@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a translation, or change one; what is changed must be signed anew."""
    found, language = _find(request, pk), request.GET.get("sprog", "")
    known = found.translations.filter(language=language).first()
    initial = {"language": language, **{name: getattr(known, name) for name in FIELDS}} if known else {}
    form = TranslationForm(request.POST or None, initial=initial)
    if form.is_valid() and run(form, services.write_translation, found, by=request.user):
        messages.success(request, _("The translation is saved. It is shown when it has been signed."))
        return redirect("staff:material-editions", pk=pk)
    context = {"consultation": found, "form": form, "known": known, "short": getattr(found, "short_edition", None)}
    return render(request, "material/staff/translation.html", context)


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Vouch for a translation."""
    found = _translation(request, pk)
    act(
        request,
        services.sign_translation,
        found,
        declared=bool(request.POST.get("declared")),
        done=_("The translation is signed and shown to everybody."),
    )
    return redirect("staff:material-editions", pk=found.consultation_id)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a translation away."""
    found = _translation(request, pk)
    act(request, services.remove_translation, found, done=_("The translation is removed."))
    return redirect("staff:material-editions", pk=found.consultation_id)


def _translation(request: HttpRequest, pk: int) -> Translation:
    _guard(request)
    rows = Translation.objects.visible_to(request.user).select_related("consultation__unit")
    found = get_object_or_404(rows, pk=pk)
    _guard(request, found)
    return found
