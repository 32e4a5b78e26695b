"""The few addresses that belong to no module."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse, translate_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_from_path, override
from django.views.decorators.http import require_safe


@require_safe
def was(request: HttpRequest) -> HttpResponse:
    """Lead to the accessibility statement (webtilgængelighedsloven; bek. 904 of 22 August 2019)."""
    return redirect(settings.RORET_WAS_URL)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Let search engines read the public pages only."""
    lines = [f"Disallow: {way}" for language, _name in settings.LANGUAGES for way in _private(language)]
    return HttpResponse("\n".join(["User-agent: *", *lines, ""]), content_type="text/plain")


def _private(language: str) -> list[str]:
    with override(language):
        account = reverse("account_login").removesuffix("login/")
        return [account, reverse("staff:today"), reverse("member:home"), reverse("public:my-page")]


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers; for load balancers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


@require_safe
def set_language(request: HttpRequest) -> HttpResponse:
    """Lead to the same page in the other language; the address itself carries the language, so nothing is stored."""
    target, language = request.GET.get("next", "/"), request.GET.get("language", "da")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}) or language not in dict(settings.LANGUAGES):
        return redirect("/")
    with override(get_language_from_path(target) or settings.LANGUAGE_CODE):  # the language the address is written in
        return redirect(translate_url(target, language))
