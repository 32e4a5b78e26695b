"""One SVG element from a name, attributes and children; every value is escaped."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString

Value = str | int | float | None


def element(name: str, *children: str | int, **attributes: Value) -> SafeString:
    """``element("text", "Hi", x=3, text_anchor="end")``: ``_`` stands for ``-``, a closing ``_`` is dropped."""
    attrs = "".join(
        f' {_name(key)}="{escape(_number(value))}"' for key, value in attributes.items() if value is not None
    )
    body = "".join(conditional_escape(str(child) if isinstance(child, int) else child) for child in children)
    return SafeString(f"<{name}{attrs}>{body}</{name}>")


def joined(parts: Iterable[SafeString]) -> SafeString:
    """Elements after each other."""
    return SafeString("".join(parts))


def share(value: float, *, of: float) -> str:
    """A position as per cent of the width."""
    return f"{100 * value / of:.2f}%" if of else "0%"


def _name(key: str) -> str:
    return "viewBox" if key == "view_box" else key.rstrip("_").replace("_", "-")


def _number(value: str | float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
