"""The personas of the demo, as ``demo/personas.yaml`` describes them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import get_language

from roret.shell.environment import PROJECT

FILE = PROJECT / "demo" / "personas.yaml"
PASSWORD = "roret-demo-2026"  # noqa: S105 — known to everybody, and only the demo's invented persons have it


@dataclass(frozen=True)
class Persona:
    """One invented person that one can be in the demo."""

    key: str
    name: str
    email: str
    text_da: str
    text_en: str
    roles: tuple[str, ...]

    @property
    def text(self) -> str:
        """Who she is, in the reader's language."""
        return self.text_en if get_language() == "en" else self.text_da


@cache
def personas(file: Path = FILE) -> tuple[Persona, ...]:
    """Return the personas in the order of the file; none when there is no file (an installation without the demo)."""
    if not file.exists():
        return ()
    entries = yaml.safe_load(file.read_text(encoding="utf-8"))["personas"]
    return tuple(
        Persona(
            entry["key"], entry["name"], entry["email"], entry.get("text_da", ""), entry.get("text_en", ""),
            tuple(" ".join(filter(None, (held["role"], held.get("body") or held.get("unit")))) for held in entry.get("roles", ())),
        )
        for entry in entries
    )  # fmt: skip
