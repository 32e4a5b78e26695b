"""One's messages, how one wants them, and the way out. Reading a page changes nothing; buttons do."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.foundation.doors import run
from roret.foundation.notify import selectors, services
from roret.foundation.notify.forms import SettingsForm
from roret.foundation.notify.models import Notification, Recipient
from roret.foundation.notify.telling import recipient_of

PAGE = 30


@never_cache
@login_required
@require_safe
def notifications(request: HttpRequest) -> HttpResponse:
    """List one's messages, newest first."""
    page = Paginator(selectors.messages_of(request.user), PAGE).get_page(request.GET.get("side"))
    return render(
        request, "notify/public/notifications.html", {"page": page, "unread": selectors.unread_count(request.user)}
    )


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark all one's messages as read."""
    services.mark_all_read(request.user)
    return redirect("public:notifications")


@login_required
@require_POST
def open_notification(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a message as read and lead to what it is about."""
    found = get_object_or_404(Notification.objects.visible_to(request.user).select_related("recipient"), pk=pk)
    services.mark_read(found, by=request.user)
    safe = url_has_allowed_host_and_scheme(found.url, {request.get_host()})
    return redirect(found.url if safe else "public:notifications")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_settings(request: HttpRequest) -> HttpResponse:
    """Choose how one is told."""
    return _settings(request, recipient_of(request.user), back=reverse("public:notification-settings"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guest_settings(request: HttpRequest, key: str) -> HttpResponse:
    """Choose how one is told, for those who come by a link in a message."""
    back = reverse("public:guest-notification-settings", args=[key])
    return _private(_settings(request, _by_key(key), back=back, guest=True))


def _settings(request: HttpRequest, recipient: Recipient, *, back: str, guest: bool = False) -> HttpResponse:
    form = SettingsForm(request.POST or None, recipient=recipient)
    if form.is_valid() and run(form, services.change_settings, recipient, by=request.user, secret_known=guest):
        messages.success(request, _("Your choice has been saved."))
        return redirect(back)
    return render(request, "notify/public/settings.html", {"form": form, "recipient": recipient, "guest": guest})


@never_cache
@csrf_exempt  # a mail program sends this form (RFC 8058); the secret in the address is what it knows
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, key: str) -> HttpResponse:
    """Ask, and on POST stop all messages."""
    recipient = _by_key(key)
    if request.method == "POST":
        recipient = services.unsubscribe(recipient, by=request.user)
    context: dict[str, Any] = {"recipient": recipient, "done": recipient.unsubscribed_at is not None}
    return _private(render(request, "notify/public/unsubscribe.html", context))


def _by_key(key: str) -> Recipient:
    recipient = selectors.settings_for(key)
    if recipient is None:
        raise Http404
    return recipient


def _private(response: HttpResponse) -> HttpResponse:
    """Let no search engine keep an address with a secret."""
    response["X-Robots-Tag"] = "noindex"
    return response
