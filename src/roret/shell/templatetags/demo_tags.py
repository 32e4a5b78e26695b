"""What the bar of the demo shows."""

from django import template

from roret.shell.personas import Persona, personas

register = template.Library()


@register.simple_tag
def demo_personas() -> tuple[Persona, ...]:
    """Return the personas."""
    return personas()
