"""Giving a file to those who may read what it hangs on."""

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from roret.foundation.files.kinds import kind_of
from roret.foundation.files.models import StoredFile


@require_safe
def file(request: HttpRequest, pk: int, name: str) -> FileResponse:
    """Stream a file; a browser shows only what cannot run, and nothing in it may act."""
    stored = get_object_or_404(StoredFile.objects.visible_to(request.user), pk=pk)
    kind = kind_of(stored.content_type)
    response = FileResponse(stored.content.open("rb"), as_attachment=not (kind and kind.inline), filename=stored.name)
    response["Content-Type"] = "text/plain; charset=utf-8" if stored.content_type == "text/plain" else stored.content_type
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response._csp_replace = {"default-src": ["'none'"], "sandbox": True}  # noqa: SLF001 — how django-csp is told
    return response
