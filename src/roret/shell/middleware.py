"""What happens around every request: its number, the page cache for guests, and the second factor for staff."""

import secrets
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve

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
        kept = cache.get(key)
        if kept is not None:
            return kept
        response = get_response(request)
        if response.status_code == 200 and "public" in response.get("Cache-Control", "") and not response.cookies:  # noqa: PLR2004
            cache.set(key, response, seconds)
        return response

    return handle


def second_factor(get_response: Handler) -> Handler:
    """Send staff without a second factor to the page where they set it up, before they may work."""

    def handle(request: HttpRequest) -> HttpResponse:
        if _needs_second_factor(request):
            return redirect("mfa_activate_totp")
        return get_response(request)

    return handle


def _needs_second_factor(request: HttpRequest) -> bool:
    if settings.DEMO or settings.TESTING or not request.user.is_authenticated:
        return False
    if not authz.standing_of(request.user).is_staff or request.path.startswith(settings.STATIC_URL):
        return False
    from allauth.mfa.utils import is_mfa_enabled  # noqa: PLC0415 — its models must be loaded

    name = resolve(request.path_info).url_name or ""
    return not name.startswith(("mfa_", "account_")) and not is_mfa_enabled(request.user)
