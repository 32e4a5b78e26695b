"""Giving a file to those who may read what it hangs on."""

from django.core.files import File
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from roret.foundation.files.inspection import charset_of
from roret.foundation.files.kinds import PDF, TEXT, kind_of
from roret.foundation.files.models import StoredFile

_HEAD = 64 * 1024


@require_safe
def file(request: HttpRequest, pk: int, name: str) -> FileResponse:
    """Stream a file; a browser shows only what cannot run, and nothing in it may act.

    ``name`` is there for the reader's eye and ending; what is given is decided by ``pk`` and by who asks.
    """
    stored = get_object_or_404(StoredFile.objects.visible_to(request.user), pk=pk)
    kind = kind_of(stored.content_type)
    content = stored.content.open("rb")
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": _policy(stored.content_type),
        "Content-Length": str(stored.size),
        "X-Robots-Tag": "noindex",
    }
    shown = kind is not None and kind.inline
    return FileResponse(
        content, as_attachment=not shown, filename=stored.name, headers=headers, content_type=_type(stored, content)
    )


def _type(stored: StoredFile, content: File[bytes]) -> str:
    if stored.content_type != TEXT:
        return stored.content_type
    head = content.read(_HEAD)
    content.seek(0)
    return f"text/plain; charset={charset_of(head)}"


def _policy(content_type: str) -> str:
    """Let nothing act or load; not ``sandbox`` for a PDF, because browsers then refuse to show it at all."""
    nothing = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    return nothing if content_type == PDF else f"{nothing}; sandbox"
