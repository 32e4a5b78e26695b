"""Components of forms: the whole form, one field, the summary of errors, the filters of a list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.forms import BaseForm, Field
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.utils.translation import gettext as _

from roret.foundation.ui import bound, sections
from roret.foundation.ui.component import component


@component
def form(form: BaseForm, submit: str, *, action: str = "", enctype: bool = False, autosave: str = "") -> dict[str, Any]:
    """A whole form: protection against forgery, summary of errors, all fields and the button.

    ``autosave`` is the address that takes a draft; without script nothing is lost, it is only saved less often.
    """
    multipart = enctype or form.is_multipart()
    return {"form": form, "submit": submit, "action": action, "multipart": multipart, "autosave": autosave}


@component
def fields(form: BaseForm) -> dict[str, Any]:
    """All fields of a form, without the form around them; under headings where the form declares its ``sections``."""
    return {"form": form, "sections": sections.divided(form)}


@component
def field(field: BoundField) -> dict[str, Any]:
    """One field: label, hint, error and input, in this order."""
    return bound.describe(field)


@component
def error_summary(form: BaseForm, *, also: Iterable[BaseForm] = ()) -> dict[str, Any]:
    """What must be mended, above the form, each line a link to its field; ``also`` are forms sent together with it."""
    bound_forms = [one for one in (form, *also) if one.is_bound]
    entries = [
        (bound.target(field), _named(field, error)) for one in bound_forms for field in one for error in field.errors
    ]
    general = [error for one in bound_forms for error in one.non_field_errors()]
    clashes = getattr(form, "clashes", [])
    headers = [_("Field"), _("Saved now"), _("Yours")]
    return {
        "form": form,
        "number": sum(len(one.errors) for one in bound_forms),
        "entries": entries,
        "general": general,
        "clashes": clashes,
        "clash_headers": headers,
    }


def _named(field: Any, error: Any) -> str:
    """Say which field an error is about, where its own words do not."""
    return f"{field.label}: {error}" if error == Field.default_error_messages["required"] else str(error)


@component
def filters(context: Context, filterset: Any) -> dict[str, Any]:
    """The filters of a list as an ordinary form that changes the address."""
    request = context.get("request")
    data = filterset.data or {}
    by_itself = getattr(filterset, "by_itself", ())  # what a list narrows by itself is nobody's choice
    chosen = [name for name in filterset.form.fields if name not in by_itself]
    used = [name for name in chosen if data.get(name) not in (None, "", [])]
    kept = [(name, value) for name, value in data.items() if name == "sort"] if data else []
    return {
        "form": filterset.form,
        "used": len(used),
        "kept": kept,
        "clear": getattr(request, "path", "?"),
        "optional_marks": False,
    }
