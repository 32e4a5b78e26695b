"""What the field template shows of one bound field."""

from __future__ import annotations

from typing import Any

from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms import CheckboxInput, ModelChoiceField, Select, Textarea
from django.forms.boundfield import BoundField
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext as _

DASHES = BLANK_CHOICE_DASH[0][1]


def describe(bound: BoundField) -> dict[str, Any]:
    """The parts of a field in the order label, hint, error, input, and how they are laid out."""
    limit = _limit(bound)
    _name_the_empty_choice(bound)
    described = [name for name in (bound.aria_describedby, f"{bound.auto_id}_limit" if limit else "") if name]
    attrs: dict[str, Any] = {"aria-describedby": " ".join(described)} if described and not bound.use_fieldset else {}
    if limit:
        attrs |= {"maxlength": False, "data-limit": limit}
    return {
        "field": bound,
        "layout": layout(bound),
        "optional": not bound.field.required and not getattr(bound.field, "sometimes_needed", False),
        "limit": limit,
        "described": bound.aria_describedby if bound.use_fieldset else "",
        "input": bound.as_widget(attrs=attrs),
    }


def layout(bound: BoundField) -> str:
    """Which of the four shapes a field has: hidden, checkbox, fieldset or plain."""
    if bound.is_hidden:
        return "hidden"
    if isinstance(bound.field.widget, CheckboxInput):
        return "checkbox"
    return "fieldset" if bound.use_fieldset else "plain"


def target(bound: BoundField) -> str:
    """The id that the error summary leads to: the input, or the first one of a group."""
    if bound.use_fieldset and bound.subwidgets:
        return str(bound.subwidgets[0].id_for_label)
    return bound.id_for_label or bound.auto_id


def _name_the_empty_choice(bound: BoundField) -> None:
    """Say in words what an empty choice means, where Django writes dashes."""
    field: Any = bound.field
    words = _("Choose") if field.required else _("Not chosen")
    if isinstance(field, ModelChoiceField):
        field.empty_label = words if field.empty_label == DASHES else field.empty_label
    if isinstance(field.widget, Select) and not isinstance(field.widget.choices, ModelChoiceIterator):
        field.widget.choices = [(value, words if text == DASHES else text) for value, text in field.widget.choices]


def _limit(bound: BoundField) -> int | None:
    """How many characters a long text may have. Told, not enforced: pasted text must not be cut silently."""
    widget = bound.field.widget
    if not isinstance(widget, Textarea):
        return None
    return getattr(bound.field, "max_length", None)
