"""What a detail page shows, as a declaration: facts, texts, related rows, warnings, further actions, history."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Manager, Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import formats, timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from roret.foundation import authz


class Part:
    """One part of a detail page."""

    template = ""

    def context(self, request: HttpRequest, thing: Any) -> dict[str, Any] | None:
        """Return what the part's template shows, or None when there is nothing."""
        raise NotImplementedError

    def render(self, request: HttpRequest, thing: Any) -> SafeString:
        """Return the finished part."""
        context = self.context(request, thing)
        return SafeString("") if context is None else render_to_string(self.template, context, request)


class Facts(Part):
    """Names of fields with their values; ``(label, attribute)`` where the attribute is no field."""

    template = "staff/parts/facts.html"

    def __init__(self, *names: str | tuple[object, str], heading: object = "") -> None:
        self.names, self.heading = names, heading

    def context(self, request: HttpRequest, thing: Any) -> dict[str, Any]:
        """Return the pairs."""
        return {"heading": self.heading, "facts": [self._fact(thing, name) for name in self.names]}

    @staticmethod
    def _fact(thing: Any, name: str | tuple[object, str]) -> tuple[str, str, str]:
        label, attribute = name if isinstance(name, tuple) else (label_of(thing, name), name)
        value = getattr(thing, attribute)
        return str(label), show(thing, attribute), staff_url(value) if isinstance(value, Model) else ""


class Text(Part):
    """A longer text, written in Markdown."""

    template = "staff/parts/text.html"

    def __init__(self, name: str, *, heading: object = "") -> None:
        self.name, self.heading = name, heading

    def context(self, request: HttpRequest, thing: Any) -> dict[str, Any] | None:
        """Return the text, or nothing when it is empty."""
        text = getattr(thing, self.name)
        return {"heading": self.heading or label_of(thing, self.name), "text": text} if text else None


class Related(Part):
    """Rows that hang on the thing, with some of their columns; ``add`` offers a new one."""

    template = "staff/parts/related.html"

    def __init__(self, accessor: str, *columns: str, heading: object = "", add: bool = False, limit: int = 100) -> None:
        self.accessor, self.columns, self.heading, self.add, self.limit = accessor, columns, heading, add, limit

    def context(self, request: HttpRequest, thing: Any) -> dict[str, Any]:
        """Return the headers and cells; the first cell leads to the row's own page."""
        manager: Manager[Any] = getattr(thing, self.accessor)
        model = manager.model
        found = [*manager.visible_to(request.user)[: self.limit + 1]]  # type: ignore[attr-defined]
        heading = self.heading or capfirst(str(model._meta.verbose_name_plural))
        return {
            "heading": heading,
            "headers": [label_of(model, name) for name in self.columns],
            "rows": [(staff_url(row), [show(row, name) for name in self.columns]) for row in found[: self.limit]],
            "more": len(found) > self.limit,
            "add": self._add_url(request, thing, manager) if self.add else "",
            "one": str(model._meta.verbose_name),
        }

    def _add_url(self, request: HttpRequest, thing: Any, manager: Any) -> str:
        options = manager.model._meta
        if not authz.allowed(request.user, f"{options.app_label}.create_{options.model_name}", thing):
            return ""
        return f"{reverse(f'staff:{options.model_name}-create')}?{manager.field.name}={thing.pk}"


@dataclass(frozen=True)
class Warnings(Part):
    """Sentences that somebody should act on, from ``find(thing)``."""

    find: Callable[[Any], Iterable[object]]
    heading: object = ""
    template = "staff/parts/warnings.html"

    def context(self, request: HttpRequest, thing: Any) -> dict[str, Any] | None:
        """Return the sentences, or nothing when all is well."""
        found = list(self.find(thing))
        return {"heading": self.heading, "warnings": found} if found else None


@dataclass(frozen=True)
class Action:
    """Something more that may be done to the thing: a permission, its label, and the page that does it."""

    permission: str
    label: object
    url_name: str


class Actions(Part):
    """Buttons for what the person may do here."""

    template = "staff/parts/actions.html"

    def __init__(self, *actions: Action) -> None:
        self.actions = actions

    def context(self, request: HttpRequest, thing: Any) -> dict[str, Any] | None:
        """Return the buttons, or nothing when none is allowed."""
        allowed = [action for action in self.actions if authz.allowed(request.user, action.permission, thing)]
        return (
            {"buttons": [(action.label, reverse(action.url_name, args=[thing.pk])) for action in allowed]}
            if allowed
            else None
        )


class History(Part):
    """What has happened to the thing, from the journal."""

    template = "staff/parts/history.html"

    def context(self, request: HttpRequest, thing: Any) -> dict[str, Any]:
        """Return the thing; the journal's own template finds its events."""
        return {"thing": thing}


class Main:
    """The parts in the middle of the page."""

    def __init__(self, *parts: Part) -> None:
        self.parts = parts

    def __iter__(self) -> Iterator[Part]:
        return iter(self.parts)


class Side(Main):
    """The parts beside it."""


@dataclass(frozen=True)
class Layout:
    """A detail page: what stands in the middle and what stands beside."""

    main: Main
    side: Side = field(default_factory=lambda: Side(History()))


def label_of(thing: Any, name: str) -> str:
    """Return the label of a field, or of a method by its ``short_description``."""
    try:
        field = thing._meta.get_field(name)
    except FieldDoesNotExist:
        found = getattr(thing if isinstance(thing, type) else type(thing), name, None)
        return capfirst(str(getattr(found, "short_description", name.replace("_", " "))))
    return capfirst(str(getattr(field, "verbose_name", name)))


def show(thing: Any, name: str) -> str:
    """Return a value as staff read it: choices by name, days in Danish, yes and no, a dash for nothing."""
    chosen = getattr(thing, f"get_{name}_display", None)
    value = chosen() if chosen else getattr(thing, name)
    if hasattr(value, "all"):
        return ", ".join(str(one) for one in value.all()) or "–"
    return plain(value() if callable(value) else value)


def plain(value: Any) -> str:
    """Return any value in words."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return formats.date_format(value, "SHORT_DATE_FORMAT")
    return formats.number_format(value) if isinstance(value, int | float) else str(value)


def staff_url(thing: Any) -> str:
    """Return the address of a thing's staff page, or an empty text when it has none."""
    try:
        return reverse(f"staff:{thing._meta.model_name}-detail", args=[thing.pk])
    except NoReverseMatch:
        return thing.get_staff_url() if hasattr(thing, "get_staff_url") else ""
