"""Two people, one thing: the second is told, sees both texts, and loses nothing."""

import hashlib
import json
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet
from django.forms import CharField, HiddenInput, ModelForm, model_to_dict
from django.utils.text import capfirst

from roret.foundation.staff.layout import plain

TOKEN = "seen"  # noqa: S105 — the name of a hidden field
"""The hidden field that carries what the person saw when the form was opened."""


class Difference(NamedTuple):
    """One field on which the two do not agree."""

    label: str
    theirs: str
    yours: str


def add_token(form: ModelForm, thing: Model) -> None:
    """Let the form carry what the thing held when it was read."""
    form.fields[TOKEN] = CharField(widget=HiddenInput, required=False, initial=token_of(form, thing))


def token_of(form: ModelForm, thing: Model) -> str:
    """Return a short fingerprint of the thing's values in the fields that the form edits."""
    text = json.dumps(_values(form, thing), sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def changed_meanwhile(form: ModelForm, thing: Model) -> bool:
    """Say whether the thing is no longer what the person saw; forms without a token are taken at their word."""
    seen = form.cleaned_data.pop(TOKEN, "")
    return bool(seen) and seen != token_of(form, thing)


def differences(form: ModelForm, thing: Model) -> list[Difference]:
    """Return the fields whose text on the form is another than the thing's now."""
    stored = _values(form, thing)
    found = []
    for name, value in stored.items():
        yours = form.cleaned_data.get(name)
        if _comparable(yours) != _comparable(value):
            shown = getattr(thing, name)
            found.append(
                Difference(capfirst(str(form[name].label)), _readable(form, name, shown), _readable(form, name, yours))
            )
    return found


def see_again(form: ModelForm, thing: Model) -> None:
    """Let the next sending of the form count as made with open eyes."""
    data: Any = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
    data[form.add_prefix(TOKEN)] = token_of(form, thing)
    form.data = data


def _values(form: ModelForm, thing: Model) -> dict[str, Any]:
    names = [name for name in form.fields if name != TOKEN]
    return {name: _comparable(value) for name, value in model_to_dict(thing, fields=names).items()}


def _comparable(value: Any) -> Any:
    if isinstance(value, QuerySet | list | tuple | set):
        return sorted(str(getattr(one, "pk", one)) for one in value)
    return getattr(value, "pk", value)


def _readable(form: ModelForm, name: str, value: Any) -> str:
    if hasattr(value, "all"):
        value = value.all()
    if isinstance(value, QuerySet | list | tuple):
        return ", ".join(str(one) for one in value) or "–"
    choices = dict(getattr(form.fields[name], "choices", ()) or ()) if isinstance(value, str) else {}
    return plain(choices.get(value, value))
