"""Pages for when something went wrong: what happened, what to do, whom to ask, and the number to name."""

from dataclasses import replace

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.http import urlencode

from roret.foundation.files.uploads import FILES_AT_ONCE, fields_before_files
from roret.shell.typed import Typed, typed_by


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the address or form could not be understood, or was too large."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return render(request, "400.html", status=400)


def too_large(request: HttpRequest) -> HttpResponse:
    """Say how much may be sent at once and what to do, and give back the texts that came before the files.

    The rest is not read: the web server lets go of the connection when the page has been sent.
    """
    request.POST, request._files = fields_before_files(request), MultiValueDict()  # type: ignore[attr-defined,assignment]
    megabytes = settings.RORET_UPLOAD_BYTES // (1024 * 1024)
    context = {
        "megabytes": megabytes,
        "all_megabytes": megabytes * (FILES_AT_ONCE + 1),
        "typed": _without_files(typed_by(request)),
    }
    response = render(request, "413.html", context, status=413)
    response["Connection"] = "close"
    return response


def _without_files(typed: Typed | None) -> Typed | None:
    """The files were chosen, though nothing of them came along."""
    return replace(typed, files=True) if typed else None


def forbidden(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    """Send a guest to sign in, because that may help; tell a signed-in person whom to ask.

    Whose session ended while she wrote gets her text back.
    """
    signed_out = not request.user.is_authenticated
    if signed_out and request.method == "GET":
        return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")
    context = {"permission": str(exception), "signed_out": signed_out, "typed": typed_by(request)}
    return render(request, "403.html", context, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the page is not here, and offer the search."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours, with the number to name; uses no database."""
    return render(request, "500.html", {"request_number": getattr(request, "number", "")}, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form was too old or came from elsewhere; from our own pages it can be sent again as it was."""
    return render(request, "403.html", {"csrf": True, "typed": typed_by(request)}, status=403)
