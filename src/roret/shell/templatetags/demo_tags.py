"""What the bar of the demo shows."""

from typing import Any

from django import template
from django.template.context import Context

from roret.report.portal.tour import FOLLOWED, stop_followed
from roret.shell.personas import Persona, personas

register = template.Library()


@register.simple_tag
def demo_personas() -> tuple[Persona, ...]:
    """Return the personas."""
    return personas()


@register.simple_tag(takes_context=True)
def tour_followed(context: Context) -> dict[str, Any] | None:
    """Return where on the tour the reader is, when she came to this page from one of its stops."""
    request = context.get("request")
    return stop_followed(request.GET.get(FOLLOWED, "")) if request is not None else None
