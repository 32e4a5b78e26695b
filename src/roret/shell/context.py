"""What every page knows: the municipality, the menu of its face, the bars above it, and what waits."""

from functools import lru_cache, partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from roret.foundation import authz, modules


def house(request: HttpRequest) -> dict[str, Any]:
    """Return the context shared by all pages; each part is only worked out when a template asks for it."""
    standing = SimpleLazyObject(lambda: authz.standing_of(getattr(request, "user", None)))
    return {
        "municipality": settings.RORET_MUNICIPALITY,
        "demo": settings.DEMO,
        "request_number": getattr(request, "number", ""),
        "standing": standing,
        "operator_session": SimpleLazyObject(lambda: standing.operator_session),
        "navigation": SimpleLazyObject(partial(menu, request, "public")),
        "member_navigation": SimpleLazyObject(partial(menu, request, "member")),
        "staff_navigation": SimpleLazyObject(partial(menu, request, "staff")),
    }


def menu(request: HttpRequest, face: str) -> list[dict[str, Any]]:
    """Return the menu entries of a face that this person may use."""
    user = getattr(request, "user", None)
    may = [item for item in modules.navigation(face) if not item.permission or authz.allowed(user, item.permission)]
    language, resolver = get_language(), get_resolver()
    found = [(item, _address(item.url_name, language, resolver)) for item in may]
    entries = [
        {"label": item.label, "url": url, "group": item.group.label, "minor": item.minor} for item, url in found if url
    ]
    places = tuple(entry["url"] for entry in entries)
    return [{**entry, "active": _is_here(request.path, entry["url"], places=places)} for entry in entries]


@lru_cache(maxsize=512)
def _address(name: str, _language: str | None, _urls: URLResolver) -> str:
    """Return a menu entry's address, worked out once in each language; an empty text when it does not exist."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _is_here(path: str, url: str, *, places: tuple[str, ...]) -> bool:
    """Say whether a page lies under an entry; the front of a face, under which all the others lie, is only itself."""
    return path.startswith(url) and (path == url or not _is_front(url, places))


@lru_cache(maxsize=512)
def _is_front(url: str, places: tuple[str, ...]) -> bool:
    return any(place != url and place.startswith(url) for place in places)
