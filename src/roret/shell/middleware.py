"""What happens around every request: its number, the page cache for guests, and the second factor for staff."""

import secrets
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext

from roret.foundation import authz
from roret.foundation.requests import set_request_id

Handler = Callable[[HttpRequest], HttpResponse]


def request_number(get_response: Handler) -> Handler:
    """Give each request a short number that stands on error pages, in the log and in the journal."""

    def handle(request: HttpRequest) -> HttpResponse:
        request.number = secrets.token_hex(6)  # type: ignore[attr-defined]
        set_request_id(request.number)  # type: ignore[attr-defined]
        response = get_response(request)
        response["X-Request-ID"] = request.number  # type: ignore[attr-defined]
        return response

    return handle


def page_cache(get_response: Handler) -> Handler:
    """Keep public pages for a few seconds for those who have no cookie, so that a rush reads one page, not the database.

    Only pages that say so (``Cache-Control: public``) are kept; a page with a form never is.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        seconds = settings.RORET_PAGE_CACHE_SECONDS
        if not seconds or request.method != "GET" or request.COOKIES:
            return get_response(request)
        key = f"page:{request.get_full_path()}:{request.headers.get('Accept-Language', '')}"
        pages = caches["pages"]
        kept = pages.get(key)
        if kept is not None:
            return kept
        response = get_response(request)
        if response.status_code == 200 and "public" in response.get("Cache-Control", "") and not response.cookies:
            pages.set(key, response, seconds)
        return response

    return handle


def no_null_characters(get_response: Handler) -> Handler:
    """Answer “not found” to addresses with a null character: nothing is called that, and PostgreSQL refuses to look."""

    def handle(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404
        return get_response(request)

    return handle


def second_factor(get_response: Handler) -> Handler:
    """Send staff without a second factor to the page where they set it up, before they may work.

    In the demo and in tests nobody is asked.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        if not _needs_second_factor(request):
            return get_response(request)
        if request.path_info.startswith("/api/"):
            return JsonResponse({"title": gettext("Set up two-step sign-in first"), "status": 403}, status=403)
        messages.warning(
            request, gettext("Your work here needs two-step sign-in. Set it up now; it takes two minutes.")
        )
        return redirect("mfa_activate_totp")

    return handle


def _needs_second_factor(request: HttpRequest) -> bool:
    if settings.DEMO or settings.TESTING or not request.user.is_authenticated:
        return False
    if not authz.standing_of(request.user).is_staff or _is_open(request.path_info):
        return False
    from allauth.mfa.models import Authenticator
    from allauth.mfa.utils import is_mfa_enabled

    return not is_mfa_enabled(request.user, [Authenticator.Type.TOTP])


def _is_open(address: str) -> bool:
    """Say whether an address is one of sign-in itself, or is nobody's work (language, theme, health)."""
    try:
        name = resolve(address).view_name
    except Resolver404:
        return True
    return name.startswith(("mfa_", "account_", "ui:")) or name in {"set-language", "health", "robots", "was"}
