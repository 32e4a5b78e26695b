"""Two people write in one form: the second sees, field by field, what is saved now beside what she has written."""

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.forms import BaseForm
from django.utils.text import capfirst

from roret.foundation.ui.formats import day, moment

VERSION = "version"
"""The hidden field that says which version a form was begun from."""
Difference = tuple[str, str, str]


def see_both(form: BaseForm) -> None:
    """Keep on the form, as ``clashes``, where it is another than what is saved now; its next sending counts as made knowing that.

    The form's ``initial`` must be what is saved now, as it is where a view fills the form from the record it has just read.
    """
    form.clashes = list(_differences(form))  # type: ignore[attr-defined]  # for the summary of errors
    if VERSION in form.initial:
        data: Any = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        data[form.add_prefix(VERSION)] = form.initial[VERSION]
        form.data = data


def _differences(form: BaseForm) -> Any:
    for name, field in form.fields.items():
        if field.widget.is_hidden or name not in form.initial:
            continue
        saved, written = _words(field, form.initial[name]), _words(field, _written(form, name))
        if saved != written:
            yield capfirst(str(field.label)), saved, written


def _written(form: BaseForm, name: str) -> Any:
    """Return what was written in a field, also where the form has made something else of it."""
    if name in form.cleaned_data:
        return form.cleaned_data[name]
    return form.fields[name].to_python(form[name].data)


def _words(field: Any, value: Any) -> str:
    """Return a value as people read it, whether it comes from the record or from the form."""
    if isinstance(getattr(field, "queryset", None), QuerySet):
        many = value if isinstance(value, QuerySet | list | tuple | set) else [value]
        keys = {getattr(one, "pk", one) for one in many} - {None, ""}
        return ", ".join(sorted(str(one) for one in field.queryset.filter(pk__in=keys))) or "–"
    if isinstance(value, list | tuple | set):
        return ", ".join(_words(field, one) for one in value) or "–"
    if value in (None, ""):
        return "–"
    if isinstance(value, date):
        return moment(value) if isinstance(value, datetime) else day(value)
    return str(dict(getattr(field, "choices", None) or ()).get(value, field.prepare_value(value)))
