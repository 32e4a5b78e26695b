"""The API for people: what it gives, how to call it, and how to get a key."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from roret.foundation.api.auth import PER_MINUTE
from roret.foundation.api.description import ADDRESS, operations
from roret.foundation.doors import kept_for_guests


@cache
def _operations() -> list[Any]:
    return operations()


@require_safe
@kept_for_guests
def api(request: HttpRequest) -> HttpResponse:
    """Explain the API and list what can be called."""
    context = {
        "operations": _operations(),
        "address": ADDRESS,
        "root": settings.RORET_PUBLIC_URL,
        "per_minute": PER_MINUTE,
    }
    return render(request, "api/public/api.html", context)
