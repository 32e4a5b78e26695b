"""The markup of Django's plainest widgets, written without its templates: three for each choice, and a city has many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]


def select(widget: Widget) -> SafeString:
    """A list to choose from."""
    groups = "".join(_group(name, options) for name, options, _index in widget["optgroups"])
    return SafeString(f'<select name="{escape(widget["name"])}"{attributes(widget)}>{groups}</select>')


def _group(name: Any, options: Iterable[Widget]) -> str:
    shown = "".join(
        f'<option value="{escape(str(option["value"]))}"{attributes(option)}>{conditional_escape(option["label"])}</option>\n'
        for option in options
    )
    return f'<optgroup label="{conditional_escape(name)}">{shown}</optgroup>' if name else shown


def typed(widget: Widget) -> SafeString:
    """One line of text, or a value that is not shown."""
    value = f' value="{escape(str(widget["value"]))}"' if widget["value"] is not None else ""
    start = f'<input type="{escape(widget["type"])}" name="{escape(widget["name"])}"'
    return SafeString(f"{start}{value}{attributes(widget)}>")


def attributes(widget: Widget) -> str:
    """A widget's attributes: True stands without a value, False is left out."""
    return "".join(
        f" {escape(name)}" if value is True else f' {escape(name)}="{escape(str(value))}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


WRITTEN: dict[str, Callable[[Widget], SafeString]] = {
    "django/forms/widgets/select.html": select,
    **{f"django/forms/widgets/{kind}.html": typed for kind in ("text", "email", "number", "hidden")},
}
"""Which of Django's templates are written here; the markup is the same."""
