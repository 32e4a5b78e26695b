"""Pages for when something went wrong: what happened, what to do, whom to ask, and the number to name."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from roret.shell.typed import typed_by


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the address or form could not be understood."""
    return render(request, "400.html", status=400)


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
