"""An agenda file as a meeting with its items, and every single thing in it that cannot be used."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from roret.engines.agendas import acadre, sbsys
from roret.engines.agendas.errors import AgendaError, ItemError
from roret.engines.agendas.trees import Limits, read_tree

if TYPE_CHECKING:
    from roret.engines.agendas.found import Found, FoundItem

_MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()
_SPELLED = re.compile(r"(\d{1,2})\.?\s+([a-z]+)\s+(\d{4})", re.IGNORECASE)
_DANISH_DAY = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})", re.ASCII)
_ISO_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})", re.ASCII)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?::\d{2})?(?!\d)", re.ASCII)
_YES, _NO = {"true", "1", "ja", "yes", "aaben", "åben"}, {"false", "0", "nej", "no", "lukket"}


@dataclass(frozen=True)
class Annex:
    """A document beside an item; a closed one may stand on an open item."""

    title: str
    open: bool


@dataclass(frozen=True)
class Item:
    """An agenda item; ``key`` is its number in the system that sent it, ``case`` the number of its matter there."""

    key: str
    line: int
    title: str
    open: bool
    case: str = ""
    annexes: tuple[Annex, ...] = ()
    has_text: bool = False


@dataclass(frozen=True)
class Agenda:
    """A meeting with its items, in the municipality's time; ``system`` is ``sbsys`` or ``acadre``."""

    system: str
    key: str
    line: int
    body: str
    begins: datetime | None
    ends: datetime | None
    place: str
    front_page: str
    items: tuple[Item, ...]
    participants: int
    problems: tuple[ItemError, ...] = field(default=())
    """What cannot be used; nothing should be done with the agenda while there are any."""


def read_agenda(data: bytes, limits: Limits | None = None) -> Agenda:
    """Return the agenda in an XML file; raises AgendaError for a file that is none, or that could do harm."""
    root = read_tree(data, limits or Limits())
    found = acadre.find(root) or sbsys.find(root)
    if found is None:
        raise AgendaError("agenda.unknown")
    problems: list[ItemError] = []
    begins = _moment(found.begins, found.line, problems)
    ends = _moment(found.ends, found.line, problems, day=begins)
    missing = [
        ("meeting.no_id", found.key),
        ("meeting.no_body", found.body),
        ("meeting.no_time", found.begins),
    ]
    problems += [ItemError(code, found.line) for code, value in missing if not value]
    items = _items(found, problems)
    return Agenda(
        found.system, found.key, found.line, found.body, begins, ends, found.place, found.front_page, tuple(items),
        found.participants, tuple(sorted(problems, key=lambda one: one.line)),
    )  # fmt: skip


def _items(found: Found, problems: list[ItemError]) -> list[Item]:
    items: list[Item] = []
    first: dict[str, int] = {}
    for one in found.items:
        if not one.title:
            problems.append(ItemError("item.no_title", one.line))
        if not one.key:
            problems.append(ItemError("item.no_id", one.line))
        elif one.key in first:
            problems.append(ItemError("item.twice", one.line, first=first[one.key]))
        first.setdefault(one.key, one.line)
        items.append(_item(one, problems))
    return items


def _item(one: FoundItem, problems: list[ItemError]) -> Item:
    annexes = tuple(Annex(title, _is_open(said, line, problems)) for title, said, line in one.annexes)
    is_open = _is_open(one.open, one.line, problems)
    return Item(one.key, one.line, one.title[:250], is_open, one.case, annexes, one.has_text)


def _is_open(said: str, line: int, problems: list[ItemError]) -> bool:
    """Say whether a thing is open: only when the file says so, or says nothing of it."""
    if not said or said.casefold() in _YES:
        return True
    if said.casefold() not in _NO:
        problems.append(ItemError("item.open", line, value=said[:60]))
    return False


def _moment(said: str, line: int, problems: list[ItemError], day: datetime | None = None) -> datetime | None:
    """Read a day with a time, or a time alone on ``day``; what is no time becomes a problem."""
    if not said:
        return None
    try:
        return _read_moment(said, day)
    except ValueError:
        problems.append(ItemError("meeting.time", line, value=said[:60]))
        return None


def _read_moment(said: str, day: datetime | None) -> datetime:
    spelled, danish, iso = _SPELLED.search(said), _DANISH_DAY.search(said), _ISO_DAY.search(said)
    if danish:
        date, rest = (int(danish[3]), int(danish[2]), int(danish[1])), said[danish.end() :]
    elif iso:
        date, rest = (int(iso[1]), int(iso[2]), int(iso[3])), said[iso.end() :]
    elif spelled and spelled[2].lower() in _MONTHS:
        date, rest = (int(spelled[3]), _MONTHS.index(spelled[2].lower()) + 1, int(spelled[1])), said[spelled.end() :]
    elif day:
        date, rest = (day.year, day.month, day.day), said
    else:
        raise ValueError(said)
    clock = _CLOCK.search(rest)
    if clock is None:
        raise ValueError(said)
    return datetime(*date, int(clock[1]), int(clock[2]))  # noqa: DTZ001 — the municipality's own time, as the file says it
