"""How these tests turn a template's text into HTML."""

from typing import Any

from django.template import Context, engines
from django.test import RequestFactory

HOSTILE = "<script>alert('x')</script>\"'&"


def render(source: str, **values: Any) -> str:
    """The HTML of a template text with these values, as a page would show it."""
    template = engines["django"].from_string(source)
    return template.template.render(Context({"request": RequestFactory().get("/liste/?q=vej&side=2"), **values}))
