"""What a module offers the house: navigation, panels on lower pages, cards, and work that waits for a person."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet, TextChoices
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import pgettext_lazy

from roret.foundation.counting import any_of

if TYPE_CHECKING:
    from roret.foundation.piles import Pile


class Group(TextChoices):
    """The headings of the workspace's menu: what one does oneself, the loop, and what the house rests on; in this order."""

    WORK = "work", pgettext_lazy("heading of the menu", "My work")
    LISTEN = "listen", pgettext_lazy("heading of the menu", "Listen")
    DECIDE = "decide", pgettext_lazy("heading of the menu", "Decide")
    DELIVER = "deliver", pgettext_lazy("heading of the menu", "Deliver")
    MEASURE = "measure", pgettext_lazy("heading of the menu", "Measure")
    REPORT = "report", pgettext_lazy("heading of the menu", "Report back")
    REGISTERS = "registers", pgettext_lazy("heading of the menu", "Registers")
    OPERATIONS = "operations", pgettext_lazy("heading of the menu", "Operation")
    OTHER = "other", pgettext_lazy("heading of the menu", "Other")


@dataclass(frozen=True)
class NavItem:
    """One entry of a face's menu; shown when ``permission`` is held (empty: to everybody).

    Entries of the workspace say their ``group``; within it they stand in their ``order``. A ``minor`` entry of the public
    face stands at the foot of the page, because the bar has room for one line.
    """

    label: object
    url_name: str
    face: str = "public"
    permission: str = ""
    order: int = 50
    group: Group = Group.OTHER
    minor: bool = False


@dataclass(frozen=True)
class Panel:
    """A part that an upper module adds to a lower module's page.

    ``place`` names the page (``"record"``, ``"consultation"`` …); ``render(request, thing)`` returns a template name
    and its context, or None when there is nothing to show. ``asked(request, thing)`` returns rows without which there is
    nothing: the panels of a page are then asked together, in one query, whether they have any.
    """

    place: str
    render: Callable[[Any, Any], tuple[str, dict[str, Any]] | None]
    order: int = 50
    face: str = "public"
    asked: Callable[[Any, Any], QuerySet[Any]] | None = None


@dataclass(frozen=True)
class Waiting:
    """One thing that waits, for the day page: what it is, and the one act that moves it on.

    ``heading`` is the pile that it lies in (“Answers to write”), ``action`` the words on its button, ``record`` what it is
    about (read with its unit). ``whom`` says that it is somebody else's turn, and whose; without it, it waits for the person.
    """

    label: object
    url: str
    due: Any = None
    overdue: bool = False
    kind: str = ""
    heading: object = ""
    action: object = ""
    record: Any = None
    whom: object = ""


@dataclass(frozen=True)
class Module:
    """All that one module offers; lives in its ``module.py`` and is found when the house starts."""

    name: str
    navigation: tuple[NavItem, ...] = ()
    panels: tuple[Panel, ...] = ()
    waiting: Callable[[Any], Iterable[Waiting]] | None = None
    piles: tuple["Pile", ...] = ()
    tags: tuple[str, ...] = field(default=())


_modules: dict[str, Module] = {}


def offer(module: Module) -> Module:
    """Register what a module offers; a second call with the same name replaces the first."""
    _modules[module.name] = module
    return module


def discover() -> None:
    """Import every app's ``module.py``, ``rules.py`` and ``events.py``, so that their declarations are known."""
    autodiscover_modules("events", "rules", "module", "receivers")


def navigation(face: str) -> list[NavItem]:
    """Return the menu of one face (``public``, ``member`` or ``staff``), group by group, each in its order."""
    items = [item for module in _modules.values() for item in module.navigation if item.face == face]
    groups = list(Group)
    return sorted(items, key=lambda item: (groups.index(item.group), item.order))


def panels(place: str, *, face: str = "public") -> list[Panel]:
    """Return the panels that other modules add to a page, in their order."""
    found = [
        panel for module in _modules.values() for panel in module.panels if (panel.place, panel.face) == (place, face)
    ]
    return sorted(found, key=lambda panel: panel.order)


def panels_with_something(place: str, thing: Any, *, request: Any, face: str = "public") -> list[Panel]:
    """Return the panels of a place that may have something to show of a thing (1 query for all places of its page)."""
    empty = _empty_panels(place, thing, request=request, face=face)
    return [panel for panel in panels(place, face=face) if panel not in empty]


def _empty_panels(place: str, thing: Any, *, request: Any, face: str) -> set[Panel]:
    page, kept = place.partition("-")[0], thing.__dict__.setdefault("empty_panels", {})
    if (page, face) not in kept:
        of_page = [
            panel for module in _modules.values() for panel in module.panels
            if panel.asked and panel.face == face and panel.place.partition("-")[0] == page
        ]  # fmt: skip
        answers = any_of(panel.asked(request, thing) for panel in of_page if panel.asked) if len(of_page) > 1 else []
        kept[page, face] = {panel for panel, something in zip(of_page, answers, strict=False) if not something}
    return kept[page, face]


def waiting_for(person: Any, *, of: str = "") -> list[Waiting]:
    """Return all that waits for ``person``, overdue first, then by due date; ``of`` names the one module that is asked."""
    from roret.foundation.piles import gather

    asked = [module for module in _modules.values() if of in {"", module.name}]
    items = [item for module in asked if module.waiting for item in module.waiting(person)]
    items += gather([pile for module in asked for pile in module.piles], person)
    return sorted(items, key=lambda item: (not item.overdue, item.due is None, str(item.due or "")))
