"""Before and after: what a change changed, in a form that the journal can keep and a page can show."""

from collections.abc import Mapping
from typing import Any


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return ``{name: [before, after]}`` for each name of ``after`` whose value differs; values as text, None as empty.

    Give the result to an event type that declares ``changes``: under ``keep`` when no value can be personal, else under
    ``forget``.
    """
    differing = {name: (before.get(name), value) for name, value in after.items() if before.get(name) != value}
    return {name: [_text(old), _text(new)] for name, (old, new) in differing.items()}


def _text(value: Any) -> str:
    return "" if value is None else str(value)
