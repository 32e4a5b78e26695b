"""What every page knows: the municipality, the menu of its face, the bars above it, and what waits."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from roret.foundation import authz, modules
from roret.foundation.authz.sessions import operator_session_of


def house(request: HttpRequest) -> dict[str, Any]:
    """Return the context shared by all pages; each part is only worked out when a template asks for it."""
    return {
        "municipality": settings.RORET_MUNICIPALITY,
        "demo": settings.DEMO,
        "request_number": getattr(request, "number", ""),
        "standing": SimpleLazyObject(lambda: authz.standing_of(getattr(request, "user", None))),
        "operator_session": SimpleLazyObject(lambda: _operator_session(request)),
        "navigation": SimpleLazyObject(partial(menu, request, "public")),
        "member_navigation": SimpleLazyObject(partial(menu, request, "member")),
        "staff_navigation": SimpleLazyObject(partial(menu, request, "staff")),
    }


def menu(request: HttpRequest, face: str) -> list[dict[str, Any]]:
    """Return the menu entries of a face that this person may use."""
    user = getattr(request, "user", None)
    entries = []
    for item in modules.navigation(face):
        if item.permission and not authz.allowed(user, item.permission):
            continue
        try:
            url = reverse(item.url_name)
        except NoReverseMatch:
            continue
        entries.append({"label": item.label, "url": url, "group": item.group.label})
    places = [entry["url"] for entry in entries]
    return [{**entry, "active": _is_here(request.path, entry["url"], places=places)} for entry in entries]


def _is_here(path: str, url: str, *, places: list[str]) -> bool:
    """Say whether a page lies under an entry; the front of a face, under which all the others lie, is only itself."""
    if any(place != url and place.startswith(url) for place in places):
        return path == url
    return path.startswith(url)


def _operator_session(request: HttpRequest) -> Any:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or "operator" not in authz.standing_of(user).units_by_role:
        return None
    return operator_session_of(user)
