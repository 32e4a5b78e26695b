"""Components that show state and figures: steps, phases, readiness, progress, lights, tables, pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from django.core.paginator import Page
from django.template.context import Context
from django.utils.translation import gettext as _

from roret.foundation.ui import parts
from roret.foundation.ui.component import component

Light = Literal["green", "yellow", "red", "none"]


@component
def steps(steps: Iterable[Any]) -> dict[str, Any]:
    """The steps of a guided form, the current one marked."""
    entries = parts.coerce(steps, to=parts.Step)
    current = next((number for number, step in enumerate(entries, 1) if step.state == "current"), 0)
    return {"steps": entries, "current": current, "total": len(entries)}


@component
def phase_line(phases: Iterable[Any]) -> dict[str, Any]:
    """The phases of something that runs for a while, on one line."""
    return {"phases": [parts.phase_of(phase) for phase in phases]}


@component
def tracker(marks: Iterable[Any], *, label: str = "") -> dict[str, Any]:
    """How far something has come: a dot for each mark, filled when it is reached, with its words and its date."""
    return {"marks": parts.coerce(marks, to=parts.Mark), "label": label}


@component
def readiness(missing: Iterable[Any], *, done: str = "") -> dict[str, Any]:
    """What is missing before one can go on, each with the way to mend it; says so when nothing is, as ``done`` if given."""
    return {"missing": parts.coerce(missing, to=parts.Missing), "done": done}


@component
def progress(done: int, total: int, label: str) -> dict[str, Any]:
    """How far something is: done of total, in words and as a bar."""
    share = round(100 * done / total) if total else 0
    return {"done": done, "total": total, "label": label, "share": max(0, min(100, share))}


@component
def status_light(status: Light, label: str, *, reason: str = "") -> dict[str, Any]:
    """A traffic light with its meaning in words and the rule that gave it; each light has its own shape."""
    icons = {"green": "success", "yellow": "warning", "red": "error", "none": "help"}
    return {"status": status, "label": label, "reason": reason, "icon": icons[status]}


@component
def stat_tiles(tiles: Iterable[Any]) -> dict[str, Any]:
    """A few large figures beside each other."""
    return {"tiles": parts.coerce(tiles, to=parts.Tile)}


@component
def thread_list(entries: Iterable[Any], *, label: str = "") -> dict[str, Any]:
    """What happened, newest or oldest first as given: (when, text, who, url)."""
    names = ("when", "text", "who", "url")
    return {"entries": [dict(zip(names, entry, strict=False)) for entry in entries or ()], "label": label}


@component
def pagination(context: Context, page: Page, *, name: str = "side", label: str = "") -> dict[str, Any]:
    """Links to the pages of a list; ``name`` is the parameter in the address, ``label`` names the list."""
    numbers = [
        {"number": number, "url": page_url(context, name=name, number=number)} if isinstance(number, int) else None
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    previous = page_url(context, name=name, number=page.previous_page_number()) if page.has_previous() else ""
    following = page_url(context, name=name, number=page.next_page_number()) if page.has_next() else ""
    return {"page": page, "numbers": numbers, "previous": previous, "following": following, "label": label}


def page_url(context: Context, *, name: str, number: int) -> str:
    """This page's address with another page number and everything else kept."""
    request = context.get("request")
    query = request.GET.copy() if request is not None else None
    if query is None:
        return f"?{name}={number}"
    query[name] = str(number)
    return f"?{query.urlencode()}"


@component
def datatable(context: Context, table: Any, *, caption: str = "") -> dict[str, Any]:
    """A django-tables2 table as a real table: caption, scope, sort links, pages, and a card a row on phones."""
    from roret.foundation.ui.tables import describe

    return describe(table, query=getattr(context.get("request"), "GET", None), caption=caption)


@component
def simple_table(
    caption: str, headers: Iterable[Any], rows: Iterable[Iterable[Any]], *, numbers: str = "", empty: str = ""
) -> dict[str, Any]:
    """A small table from plain lists; ``numbers`` lists the columns (from 1) that hold figures, as in "2,3"."""
    right = {int(part) for part in numbers.split(",") if part.strip()}
    titles = [(title, position in right) for position, title in enumerate(headers, 1)]
    lines = [[(*titles[index], cell) for index, cell in enumerate(row)] for row in rows]
    return {"caption": caption, "titles": titles, "lines": lines, "empty": empty or _("There is nothing here yet.")}
