"""Errors of the API as ``application/problem+json`` (RFC 9457)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError
from ninja.errors import ValidationError as SchemaError

from roret.foundation.errors import DomainError, TooMany


def problem(status: int, title: str, detail: str = "", **more: Any) -> JsonResponse:
    """Return one problem; ``more`` are extension members."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return JsonResponse(body, status=status, content_type="application/problem+json")


def register(api: NinjaAPI) -> None:
    """Teach an API to answer every error of the house as a problem."""
    api.add_exception_handler(DomainError, _domain)
    api.add_exception_handler(TooMany, _too_many)
    api.add_exception_handler(PermissionDenied, lambda request, error: problem(403, _("Not allowed"), str(error)))
    api.add_exception_handler(AuthenticationError, lambda request, error: problem(401, _("Sign in or send a token")))
    api.add_exception_handler(Http404, lambda request, error: problem(404, _("Not found")))
    api.add_exception_handler(
        ValidationError, lambda request, error: problem(422, _("Not valid"), errors=_fields(error))
    )
    api.add_exception_handler(SchemaError, _schema)


def _schema(request: HttpRequest, error: Any) -> JsonResponse:
    return problem(422, _("Not valid"), errors=error.errors)


def _domain(request: HttpRequest, error: Any) -> JsonResponse:
    return problem(409, _("Not possible"), str(error), code=error.code)


def _too_many(request: HttpRequest, error: Any) -> JsonResponse:
    response = problem(429, _("Too many requests"), str(error), code=error.code)
    response["Retry-After"] = "60"
    return response


def _fields(error: Any) -> Any:
    return error.message_dict if hasattr(error, "error_dict") else error.messages
