"""Pages for when something went wrong: what happened, what to do, whom to ask, and the number to name."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the address or form could not be understood."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    """Send a guest to sign in, because that may help; tell a signed-in person whom to ask."""
    if not request.user.is_authenticated and request.method == "GET":
        return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")
    return render(request, "403.html", {"permission": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the page is not here, and offer the search."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours, with the number to name; uses no database."""
    return render(request, "500.html", {"request_number": getattr(request, "number", "")}, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form was too old or came from elsewhere, and how to send it again without losing the text."""
    return render(request, "403.html", {"csrf": True}, status=403)
