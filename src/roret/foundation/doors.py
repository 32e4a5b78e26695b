"""The handshake between a form and a service: cleaned data in, a domain error back on the form."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from roret.foundation.comparing import see_both
from roret.foundation.errors import ChangedMeanwhile, DomainError, NotReady


def kept_for_guests(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a page without forms be kept for a few seconds for those who are not signed in (see ``shell.middleware``)."""

    @wraps(view)
    def serve(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if not request.user.is_authenticated:
            patch_cache_control(response, public=True, max_age=0)
        return response

    return serve


def run(form: BaseForm, service: Callable[..., Any], *args: Any, **extra: Any) -> Any:
    """Call ``service`` with the form's cleaned data; return its result, or None with the error on the form."""
    try:
        return service(*args, **{**form.cleaned_data, **extra})
    except NotReady as error:
        for item in error.missing:
            form.add_error(None, str(item))
    except ChangedMeanwhile as error:
        see_both(form)
        form.add_error(None, str(error))
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
    except ValidationError as error:
        _show(form, error)
    return None


def act(request: HttpRequest, service: Callable[..., Any], *args: Any, done: object = "", **extra: Any) -> Any:
    """Call a service that needs no form, as the signed-in person; say ``done`` or why not in a message on the next page."""
    try:
        result = service(*args, by=request.user, **extra)
    except NotReady as error:
        for item in error.missing:
            messages.error(request, str(item))
    except DomainError as error:
        messages.error(request, str(error))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        if done:
            messages.success(request, str(done))
        return result if result is not None else True
    return None


def _show(form: BaseForm, error: ValidationError) -> None:
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for field, errors in error.error_dict.items():
        if field in form.fields:
            form.add_error(field, errors)
        else:
            form.add_error(
                None,
                _("%(field)s: %(problem)s") % {"field": field, "problem": " ".join(ValidationError(errors).messages)},
            )
