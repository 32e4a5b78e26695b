"""How Django's forms become the design system's markup, wherever they are rendered."""

from __future__ import annotations

from typing import Any

from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.http import HttpRequest
from django.template import TemplateDoesNotExist

from roret.foundation.ui.inputs import WRITTEN

#: What browsers may fill in for the user, by the field's name (WCAG 1.3.5).
AUTOCOMPLETE: dict[str, str] = {
    "name": "name",
    "full_name": "name",
    "first_name": "given-name",
    "last_name": "family-name",
    "email": "email",
    "phone": "tel",
    "telephone": "tel",
    "organisation": "organization",
    "organization": "organization",
    "address": "street-address",
    "street": "address-line1",
    "postcode": "postal-code",
    "postal_code": "postal-code",
    "city": "address-level2",
    "username": "username",
}
INPUT_TEMPLATES: dict[str, str] = {
    "django/forms/widgets/radio.html": "ui/forms/options.html",
    "django/forms/widgets/checkbox_select.html": "ui/forms/options.html",
    "django/forms/widgets/clearable_file_input.html": "ui/forms/file.html",
    "ui/forms/choice_list.html": "ui/forms/choice_list.html",
}
CLASS_BY_TYPE = {"checkbox": "form-checkbox", "radio": "form-radio", "hidden": "", "file": "form-file"}


_djangos_own = DjangoTemplates()
"""Kept, because making its engine takes milliseconds, and every widget asks for it."""


class RoretRenderer(TemplatesSetting):
    """``FORM_RENDERER``: design system classes, autocomplete, and our templates for forms and fields."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        """Our own templates first, then those that come with Django's forms."""
        try:
            return super().get_template(template_name)
        except TemplateDoesNotExist:
            return _djangos_own.get_template(template_name)

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Render a form, a field or a widget; widgets get their classes on the way."""
        widget = context.get("widget")
        if isinstance(widget, dict):
            dress(widget, template_name=template_name)
            if template_name in WRITTEN:
                return WRITTEN[template_name](widget)
            template_name = INPUT_TEMPLATES.get(template_name, template_name)
        return super().render(template_name, context, request)


def dress(widget: dict[str, Any], *, template_name: str) -> None:
    """Give a widget the design system's class, and the autocomplete that its name tells."""
    attrs = widget.setdefault("attrs", {})
    for part in widget.get("subwidgets", ()):
        dress(part, template_name=part.get("template_name", ""))
    for _group, options, _index in widget.get("optgroups", ()) if template_name in INPUT_TEMPLATES else ():
        for option in options:
            _add_class(option["attrs"], CLASS_BY_TYPE.get(option.get("type", ""), ""))
    _add_class(attrs, css_class(widget, template_name=template_name))
    _complete(widget, attrs)
    attrs.pop("placeholder", None)  # a label says it better, and stays while one types


def css_class(widget: dict[str, Any], *, template_name: str) -> str:
    """The design system's class of a widget."""
    if template_name.endswith("select.html") and "optgroups" in widget and template_name not in INPUT_TEMPLATES:
        return "form-select"
    if template_name in INPUT_TEMPLATES:
        return CLASS_BY_TYPE.get(widget.get("type", ""), "") if "optgroups" not in widget else ""
    if template_name.endswith("textarea.html"):
        return "form-input"
    return CLASS_BY_TYPE.get(widget.get("type", ""), "form-input" if widget.get("type") else "")


def _add_class(attrs: dict[str, Any], name: str) -> None:
    given = str(attrs.get("class", "")).split()
    if name and name not in given:
        attrs["class"] = " ".join([*given, name])


def _complete(widget: dict[str, Any], attrs: dict[str, Any]) -> None:
    name = str(widget.get("name") or "").rpartition("-")[2]
    if name in AUTOCOMPLETE and "autocomplete" not in attrs and widget.get("type") in ("text", "email", "tel"):
        attrs["autocomplete"] = AUTOCOMPLETE[name]
