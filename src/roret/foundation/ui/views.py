"""The municipality's colours as a style sheet, and the gallery of every component in every state."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from roret.foundation.ui import theme as colours


@require_safe
@cache_control(public=True, max_age=3600)
def theme(_request: HttpRequest) -> HttpResponse:
    """The municipality's colours as custom properties."""
    municipality = getattr(settings, "RORET_MUNICIPALITY", {})
    return HttpResponse(colours.stylesheet(municipality), content_type="text/css; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=86400)
def favicon(_request: HttpRequest) -> HttpResponse:
    """Lead browsers that ask for the old name, as they do beside a file or a feed, to the icon."""
    return redirect(static("ui/roret-32.png"))


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for designers, developers and the accessibility tests."""
    from roret.foundation.ui.gallery import page

    return render(request, "ui/gallery.html", page.context(request))
