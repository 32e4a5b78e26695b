"""The history of a thing, for ``journal/history.html``."""

from typing import Any

from django import template

from roret.foundation.journal import selectors

register = template.Library()


@register.simple_tag(takes_context=True)
def history_of(context: template.Context, thing: Any) -> list[selectors.Entry]:
    """Return what has happened to ``thing``, as the reader may see it."""
    if not getattr(thing, "pk", None):
        return []
    return selectors.history_of(thing, reader=context["request"].user)
