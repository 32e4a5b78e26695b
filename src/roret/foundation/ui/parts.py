"""Small values that components take: a step, a phase, what is missing, an entry of a menu.

Callers may hand over these, tuples in the order of the fields, or any object with fields of these names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from typing import Any, Literal, TypeVar

State = Literal["done", "current", "coming", "error"]


@dataclass(frozen=True)
class Step:
    """One step of a guided form."""

    label: str
    state: State = "coming"
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Phase:
    """One phase of something that runs for a while."""

    label: str
    state: State = "coming"
    start: date | datetime | None = None
    end: date | datetime | None = None
    note: str = ""


def phase_of(value: Any) -> Phase:
    """A phase from ours, or from the ``lifecycle`` module's (name, begins_at, ends_at, reached, current)."""
    if not hasattr(value, "begins_at"):
        return _one(value, to=Phase)
    state: State = "current" if value.current else "done" if value.reached else "coming"
    return Phase(value.name, state, value.begins_at, value.ends_at, getattr(value, "note", ""))


@dataclass(frozen=True)
class Mark:
    """One mark of a tracker: whether it is reached, when, and what to say in its place."""

    label: str
    state: Literal["done", "current", "coming"] = "coming"
    when: date | datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class Missing:
    """Something that must be mended before one can go on, and where (named as in ``foundation.lifecycle``)."""

    what: Any
    where: str = ""


@dataclass(frozen=True)
class Link:
    """An entry of breadcrumbs, tabs or a menu."""

    label: str
    url: str = ""
    active: bool = False


@dataclass(frozen=True)
class Tab:
    """A part of a page that has an address of its own; ``count`` says how much lies in it."""

    label: str
    url: str = ""
    active: bool = False
    count: int | None = None


@dataclass(frozen=True)
class MenuEntry:
    """An entry of a menu with headings; ``group`` is the heading that it stands under, ``minor`` that it stands at the foot."""

    label: str
    url: str = ""
    active: bool = False
    group: Any = ""
    minor: bool = False


@dataclass(frozen=True)
class Fact:
    """One line of a list of facts."""

    label: str
    value: Any
    url: str = ""


@dataclass(frozen=True)
class Tile:
    """One large figure with its words."""

    value: Any
    label: str
    note: str = ""
    url: str = ""
    active: bool = False


@dataclass(frozen=True)
class Document:
    """A file that can be fetched: its size in bytes; its kind by the ending of its name or its content type."""

    title: str
    url: str
    name: str = ""
    size: int | None = None
    note: str = ""
    content_type: str = ""


Part = TypeVar("Part")


def coerce(values: Iterable[Any] | None, *, to: type[Part]) -> list[Part]:
    """Make the parts from what the caller has: parts, tuples, mappings, strings or objects with the same fields."""
    return [_one(value, to=to) for value in values or ()]


def _one(value: Any, *, to: type[Part]) -> Part:
    if isinstance(value, to):
        return value
    if isinstance(value, (tuple, list)):
        return to(*value)
    if isinstance(value, Mapping):
        return to(**value)
    first, *others = fields(to)  # type: ignore[arg-type]
    if not hasattr(value, first.name):
        return to(value)  # type: ignore[call-arg]  # a part made of its first field alone
    known = {first.name: getattr(value, first.name)}
    for spec in others:
        if spec.default is MISSING or hasattr(value, spec.name):
            known[spec.name] = getattr(value, spec.name)
    return to(**known)
