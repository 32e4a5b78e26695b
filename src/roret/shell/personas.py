"""The personas of the demo, as ``demo/personas.yaml`` describes them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import get_language

from roret.foundation.authz.roles import ROLES, SIGNED_IN
from roret.shell.environment import PROJECT

FILE = PROJECT / "demo" / "personas.yaml"
PASSWORD = "roret-demo-2026"  # noqa: S105 — known to everybody, and only the demo's invented persons have it


@dataclass(frozen=True)
class Held:
    """A role that a persona holds, and the key of the council or the letters of the unit in which she holds it."""

    role: str
    place: str = ""

    def __str__(self) -> str:
        """Read in the words of the reader's language: “Member, the Disability Council”."""
        role = ROLES.get(self.role, ROLES[SIGNED_IN]).name
        return f"{role}, {_place(self.place)}" if self.place else str(role)


@dataclass(frozen=True)
class Persona:
    """One invented person that one can be in the demo."""

    key: str
    name: str
    email: str
    text_da: str
    text_en: str
    roles: tuple["Held", ...]

    @property
    def roles_in_words(self) -> str:
        """Her roles as one line."""
        return " · ".join(str(held) for held in self.roles)

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
            tuple(Held(held["role"], held.get("body") or held.get("unit", "")) for held in entry.get("roles", ())),
        )
        for entry in entries
    )  # fmt: skip


def _place(key: str) -> str:
    """Return the name of a council or committee; a unit is known by its letters."""
    names = _bodies().get(key)
    return names[get_language() == "en"] if names else key


@cache
def _bodies() -> dict[str, tuple[str, str]]:
    file = FILE.with_name("bodies.yaml")
    entries = yaml.safe_load(file.read_text(encoding="utf-8"))["bodies"] if file.exists() else []
    return {one["key"]: (one["name_da"], one.get("name_en") or one["name_da"]) for one in entries}
