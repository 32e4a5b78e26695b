"""What everybody may print and put on other websites."""

from collections.abc import Callable

from csp.decorators import csp_replace
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from roret.foundation.doors import kept_for_guests
from roret.foundation.errors import TooMany
from roret.foundation.rates import too_many
from roret.listen.consultations.models import Consultation
from roret.listen.outreach import printing, selectors
from roret.listen.outreach.codes import paper_code
from roret.listen.outreach.forms import EmbedForm

KEPT_SECONDS = 600
"""A poster that hundreds fetch at once is set once in each process."""


@require_safe
def poster(request: HttpRequest, number: str) -> HttpResponse:
    """Give the poster with the QR code."""
    found = _find(request, number)
    return _pdf(request, found, name=_("poster"), make=lambda: printing.poster(found))


@require_safe
def paper_form(request: HttpRequest, number: str) -> HttpResponse:
    """Give a form without a number: it says which consultation it answers."""
    found = _find(request, number)
    code = paper_code(found.series.prefix) if hasattr(found, "series") else found.number
    return _pdf(request, found, name=_("paper-form"), make=lambda: printing.paper_forms(found, [code]))


@require_safe
@kept_for_guests
def embed(request: HttpRequest) -> HttpResponse:
    """Help somebody put the list of open consultations on her own website."""
    form = EmbedForm(request.GET or None)
    wish = form.wish if form.is_bound else {"count": 5}
    query = "&".join(f"{name}={getattr(value, 'pk', value)}" for name, value in wish.items() if value)
    address = f"{settings.RORET_PUBLIC_URL}{reverse('public:embedded-consultations')}?{query}"
    crumbs = [(_("Front page"), "/"), (_("Put it on your website"), "")]
    return render(request, "outreach/public/embed.html", {"form": form, "address": address, "crumbs": crumbs})


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@require_safe
@kept_for_guests
def embedded(request: HttpRequest) -> HttpResponse:
    """Show the open consultations in a frame of somebody else's website; nothing here can be pressed but links."""
    rows = selectors.embedded(**EmbedForm(request.GET).wish)
    return render(request, "outreach/public/embedded.html", {"consultations": rows})


def _find(request: HttpRequest, number: str) -> Consultation:
    rows = Consultation.objects.visible_to(request.user).select_related("unit", "series")
    return get_object_or_404(rows, number=number)


def _pdf(request: HttpRequest, found: Consultation, *, name: str, make: Callable[[], bytes]) -> HttpResponse:
    key = f"print:{name}:{found.pk}:{found.version}:{found.ends_at:%Y%m%d%H%M}:{get_language()}"
    data = caches["pages"].get(key)
    if data is None:
        if too_many(request, "print", limit=20, seconds=600):
            return HttpResponse(str(TooMany()), status=429, content_type="text/plain; charset=utf-8")
        data = make()
        caches["pages"].set(key, data, KEPT_SECONDS)
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}-{found.number}.pdf"'
    return response
