"""What the pages of the workspace ask before they do anything."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from roret.foundation.authz.actors import standing_of
from roret.foundation.authz.permissions import allowed

View = Callable[..., HttpResponse]


def staff_only(view: View) -> View:
    """Let only staff through: a guest is sent to sign in, others are told that it is not for them."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not standing_of(request.user).is_staff:
            raise PermissionDenied("staff")
        return view(request, *args, **kwargs)

    return guarded


def needs(*permissions: str) -> Callable[[View], View]:
    """Let those through who could do one of ``permissions`` to something; the service asks again about the thing itself."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not any(allowed(request.user, permission) for permission in permissions):
                raise PermissionDenied(permissions[0])
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def sent(request: HttpRequest) -> Any:
    """Return what a form was sent with, also when that is nothing at all; None when the page is only read."""
    return request.POST if request.method == "POST" else None
