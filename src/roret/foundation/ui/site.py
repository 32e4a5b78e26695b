"""The addresses that every page's head and foot lead to. One that does not exist is left out, link and all."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, ResolverMatch, URLResolver, get_resolver, reverse, translate_url
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

#: What the layouts call an address, and the URL names that may answer, best first.
PLACES: dict[str, tuple[str, ...]] = {
    "front": ("public:home",),
    "search": ("public:search", "search"),
    "menu": ("public:menu",),
    "notifications": ("public:notifications",),
    "my_page": ("public:my-page",),
    "workspace": ("staff:today",),
    "sign_in": ("account_login",),
    "sign_out": ("account_logout",),
    "sign_up": ("account_signup",),
    "account": ("account_email",),
    "password": ("account_change_password",),
    "second_factor": ("mfa_index",),
    "sessions": ("usersessions_list",),
    "was": ("was",),
    "privacy": ("public:privacy",),
    "api": ("public:open-data",),
    "topics": ("public:topic-list",),
    "about": ("public:about",),
    "feed": ("public:feed",),
    "operator_end": ("staff:operator-session-end",),
    "personas": ("demo-personas",),
    "messages": ("demo-messages",),
}


def address(place: str) -> str:
    """The address of a place in the active language, or an empty text when it does not exist."""
    return _address(place, get_language(), get_resolver())


@lru_cache(maxsize=256)
def _address(place: str, _language: str | None, _urls: URLResolver) -> str:
    for name in PLACES[place]:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""


class Addresses:
    """``{{ addresses.search }}`` in a template; each is looked up when it is asked for."""

    def __getitem__(self, place: str) -> str:
        """The address, or an empty text."""
        return address(place)


def languages(request: HttpRequest | None) -> list[tuple[str, str, str, bool]]:
    """This page in each language: code, own name, address, and whether it is the one that is read."""
    if request is None:
        return _languages("/", None)
    found = getattr(request, "_page_languages", None)
    if found is None:
        found = _languages(request.get_full_path(), request.resolver_match)
        request._page_languages = found  # type: ignore[attr-defined]
    return found


def _languages(path: str, match: ResolverMatch | None) -> list[tuple[str, str, str, bool]]:
    own_names = {"da": "Dansk", "en": "English"}
    active = get_language()
    return [
        (code, own_names.get(code, str(name)), path if code == active else _in(code, path, match), code == active)
        for code, name in settings.LANGUAGES
    ]


def _in(language: str, path: str, match: ResolverMatch | None) -> str:
    """The address in another language; the view is known already where one has answered, and is not looked for again."""
    if match is None or not match.url_name:
        return translate_url(path, language)
    try:
        with override(language):
            changed = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    except NoReverseMatch:
        return path
    return urlsplit(path)._replace(path=changed).geturl()


def account_menu(path: str) -> list[dict[str, Any]]:
    """The pages where one looks after one's own sign-in; the one at ``path`` is active."""
    entries = (
        (_("E-mail addresses"), "account"),
        (_("Password"), "password"),
        (_("Two-step sign-in"), "second_factor"),
        (_("Where you are signed in"), "sessions"),
    )
    found = ((label, address(place)) for label, place in entries)
    return [{"label": label, "url": url, "active": path.startswith(url)} for label, url in found if url]
