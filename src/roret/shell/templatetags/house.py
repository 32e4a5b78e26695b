"""Template tags that know the whole house: permissions and panels."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from roret.foundation import authz, modules

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: template.Context, permission: str, thing: Any = None) -> bool:
    """Answer whether the reader may; use as ``{% may "app.verb_noun" thing as allowed %}``. Hiding is courtesy only."""
    return authz.allowed(context["request"].user, permission, thing)


@register.simple_tag(takes_context=True)
def panels(context: template.Context, place: str, thing: Any, *, face: str = "public") -> SafeString:
    """Show what other modules add to this page."""
    request = context["request"]
    found = modules.panels_with_something(place, thing, request=request, face=face)
    parts = (panel.render(request, thing) for panel in found)
    shown = [(render_to_string(name, extra, request),) for part in parts if part for name, extra in [part]]
    return format_html_join("", "{}", shown)
