"""The municipality's colours as a style sheet, and the gallery of every component in every state."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
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
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for designers, developers and the accessibility tests."""
    from roret.foundation.ui.gallery import page

    return render(request, "ui/gallery.html", page.context(request))
