"""A consultation in another language, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from roret.foundation.doors import kept_for_guests
from roret.listen.consultations.models import Consultation
from roret.listen.material import selectors


def respond_url(consultation: Consultation, language: str) -> str:
    """Return where one answers; in this language where the consultation takes it."""
    address = reverse("public:consultation-respond", args=[consultation.number])
    return f"{address}?sprog={language}" if language in consultation.languages else address


@require_safe
@kept_for_guests
def translation(request: HttpRequest, number: str, language: str) -> HttpResponse:
    """Show a signed translation, marked with its language and the way it is written, and who vouches for it."""
    rows = Consultation.objects.visible_to(request.user).select_related("unit", "short_edition")
    consultation = get_object_or_404(rows, number=number)
    signed = list(selectors.signed_translations(consultation))
    found = get_object_or_404(selectors.signed_translations(consultation), language=language)
    context = {
        "consultation": consultation,
        "translation": found,
        "translations": signed,
        "verdict": consultation.can_respond(),
        "respond_url": respond_url(consultation, language),
    }
    return render(request, "material/public/translation.html", context)
