"""The parts of a long form: ``sections = (Section(_("What"), ("title", "type")), …)`` on the form's class.

A folded section stands open when there is something in it, or something wrong with it. Fields that no section names come last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm


@dataclass(frozen=True)
class Section:
    """One part of a form: its heading, the names of its fields, and whether it is folded."""

    heading: object
    names: Sequence[str]
    folded: bool = False
    note: object = ""


def divided(form: BaseForm) -> list[dict[str, Any]]:
    """Return the form's visible fields section by section; an empty list when it declares none."""
    declared: Sequence[Section] = getattr(form, "sections", ())
    if not declared:
        return []
    named = {name for section in declared for name in section.names}
    rest = [field for field in form.visible_fields() if field.name not in named]
    found = [_shown(form, section) for section in declared]
    return [*(one for one in found if one["fields"]), *([{"heading": "", "fields": rest}] if rest else [])]


def _shown(form: BaseForm, section: Section) -> dict[str, Any]:
    fields = [form[name] for name in section.names if name in form.fields]
    return {
        "heading": section.heading,
        "note": section.note,
        "folded": section.folded,
        "open": any(field.errors or field.value() for field in fields) if section.folded else True,
        "fields": fields,
    }
