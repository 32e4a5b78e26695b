"""Components of every page: headings, buttons, notices, cards, menus."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any, Literal

from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roret.foundation.ui import parts, site
from roret.foundation.ui.component import component
from roret.foundation.ui.icons import FILE_ICONS, ICONS

ButtonKind = Literal["primary", "secondary", "tertiary", "danger"]
BadgeKind = Literal["neutral", "info", "success", "warning", "error"]
NoticeKind = Literal["info", "success", "warning", "error"]
Level = Literal[2, 3, 4]

SPRITE = "ui/vendor/icons.svg"
LONGEST_ENDING = 4


@component
def icon(name: str, *, label: str = "") -> SafeString:
    """An icon of the sprite; with a label it speaks, without one it is decoration."""
    if name not in ICONS:
        raise ValueError(f"There is no icon called {name!r}; add it to roret.foundation.ui.icons.ICONS.")
    return _drawn(name, str(label))


@lru_cache(maxsize=512)
def _drawn(name: str, label: str) -> SafeString:
    """The same icon stands many times on a page; its address never changes while the process runs."""
    href = f"{static(SPRITE)}#{name}"
    if label:
        return format_html(
            '<svg class="icon-svg" focusable="false" role="img" aria-label="{}"><use href="{}"></use></svg>',
            label,
            href,
        )
    return format_html('<svg class="icon-svg" focusable="false" aria-hidden="true"><use href="{}"></use></svg>', href)


@component
def page_heading(title: str, *, lead: str = "", kicker: str = "") -> dict[str, Any]:
    """The page's only first-level heading, with a line above and a leading paragraph below."""
    return {"title": title, "lead": lead, "kicker": kicker}


@component
def button(label: str, href: str, *, kind: ButtonKind = "primary", icon: str = "") -> SafeString:
    """A link that looks like a button: it leads somewhere and changes nothing."""
    return format_html(
        '<a class="button {}" href="{}">{}<span>{}</span></a>', button_class(kind), href, icon_or_nothing(icon), label
    )


@component
def submit(label: str, *, kind: ButtonKind = "primary", name: str = "", value: str = "", icon: str = "") -> SafeString:
    """A button that sends the form it stands in."""
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html(
        '<button type="submit" class="button {}"{}>{}<span>{}</span></button>',
        button_class(kind),
        named,
        icon_or_nothing(icon),
        label,
    )


def button_class(kind: str) -> str:
    """The design system's class of a kind of button; it calls danger a warning."""
    return "button-warning" if kind == "danger" else f"button-{kind}"


def icon_or_nothing(name: str) -> SafeString:
    """The icon, or an empty text when no name is given."""
    return icon(name) if name else SafeString("")


@component
def button_row(*, body: str) -> SafeString:
    """Buttons beside each other, stacked on a phone."""
    return format_html('<div class="button-row">{}</div>', body)


@component
def notice(*, kind: NoticeKind = "info", heading: object = "", body: str) -> dict[str, Any]:
    """A framed message in the page: information, success, warning or error; a verdict may be its heading."""
    return {"kind": kind, "heading": str(heading), "body": body}


@component
def card(
    heading: str, href: str = "", *, kicker: str = "", meta: str = "", level: Level = 3, body: str
) -> dict[str, Any]:
    """A box that leads to one thing; the whole box can be clicked, the link is its heading."""
    return {"heading": heading, "href": href, "kicker": kicker, "meta": meta, "level": level, "body": body}


@component
def card_grid(*, body: str) -> SafeString:
    """Cards beside each other, as many as there is room for."""
    return format_html('<div class="card-grid">{}</div>', body)


@component
def badge(text: str, *, kind: BadgeKind = "neutral") -> SafeString:
    """A short status in words; the colour only helps."""
    return format_html('<span class="badge badge-{}">{}</span>', kind, text)


@component
def facts(pairs: Iterable[Any]) -> dict[str, Any]:
    """What there is to know, as label and value: pairs, or triples with an address."""
    return {"facts": parts.coerce(pairs, to=parts.Fact)}


@component
def empty(text: str, *, href: str = "", label: str = "") -> dict[str, Any]:
    """Nothing is here yet: says so, and offers the way on."""
    return {"text": text, "href": href, "label": label}


@component
def breadcrumbs(items: Iterable[Any]) -> dict[str, Any]:
    """The way from the front page to here; the last entry is this page."""
    return {"items": parts.coerce(items, to=parts.Link)}


@component
def tabs(items: Iterable[Any], *, label: str = "") -> dict[str, Any]:
    """Pages that belong together, as links; the active one is marked, and a number says how much lies in each."""
    return {"items": parts.coerce(items, to=parts.Tab), "label": label}


@component
def side_menu(items: Iterable[Any], *, label: str = "") -> dict[str, Any]:
    """A menu beside the content. Of several active entries the most exact address is the one that is marked."""
    entries = parts.coerce(items, to=parts.Link)
    marked = max((entry for entry in entries if entry.active), key=lambda entry: len(entry.url), default=None)
    return {"items": [replace(entry, active=entry is marked) for entry in entries], "label": label}


@component
def toc(items: Iterable[Any]) -> dict[str, Any]:
    """Links to the headings of a long page."""
    return {"items": parts.coerce(items, to=parts.Link)}


@component
def details(summary: str, *, open: bool = False, body: str) -> SafeString:  # noqa: A002 - HTML's own word
    """Text that can be folded out."""
    return format_html(
        '<details class="details"{}><summary class="details-summary"><span>{}</span></summary>'
        '<div class="details-text">{}</div></details>',
        SafeString(" open") if open else "",
        summary,
        body,
    )


@component
def dialog(
    id: str,  # noqa: A002 - HTML's own word
    heading: str,
    *,
    button: str,
    kind: ButtonKind = "secondary",
    body: str,
) -> dict[str, Any]:
    """A button that opens a dialog above the page, without script (the popover attribute)."""
    return {"id": id, "heading": heading, "button": button, "button_class": button_class(kind), "body": body}


@component
def document_link(
    title: str, url: str, *, name: str = "", size: int | None = None, note: str = "", content_type: str = ""
) -> dict[str, Any]:
    """A file to fetch, with its kind (by name or content type) and size (bytes) said before one clicks."""
    return {"document": document_parts(parts.Document(title, url, name, size, note, content_type))}


@component
def documents(items: Iterable[Any]) -> dict[str, Any]:
    """A list of files to fetch."""
    return {"documents": [document_parts(item) for item in parts.coerce(items, to=parts.Document)]}


def document_parts(item: parts.Document) -> dict[str, Any]:
    """What the document templates show: the file's kind in capitals and its icon."""
    guessed = mimetypes.guess_extension(item.content_type.partition(";")[0]) if item.content_type else ""
    _stem, dot, ending = (guessed or item.name or item.url.partition("?")[0]).lower().rpartition(".")
    known = bool(dot) and ending.isalnum() and len(ending) <= LONGEST_ENDING
    return {
        "title": item.title,
        "url": item.url,
        "size": item.size,
        "note": item.note,
        "kind": ending.upper() if known else "",
        "icon": FILE_ICONS.get(ending, "file"),
    }


@component
def skip_link() -> dict[str, Any]:
    """The first link of the page: past the menus, to the content."""
    return {}


@component
def language_links(languages: Iterable[Any]) -> dict[str, Any]:
    """Links to the same page in other languages: (code, own name, address, active)."""
    entries = [dict(zip(("code", "name", "url", "active"), entry, strict=False)) for entry in languages or ()]
    return {"languages": entries}


@component
def source_note(*, source: str = "", definition: str = "", url: str = "") -> dict[str, Any]:
    """Where a figure comes from and how it is counted."""
    return {"source": source, "definition": definition, "url": url}


@component
def back_link(label: str, href: str) -> SafeString:
    """The way back to the page one came from."""
    return format_html('<a class="back-link" href="{}">{}{}</a>', href, icon("arrow-back"), label)


@component
def language_switch(context: Context) -> dict[str, Any]:
    """Links to this very page in the other languages of the site."""
    return language_links(site.languages(context.get("request")))


@component
def in_danish(*, note: bool = True, body: str) -> SafeString:
    """Text that there is in Danish only: marked for those who read another language, so that it is read aloud right."""
    if get_language() == "da":
        return SafeString(body)
    said = format_html('<p class="only-danish">{}{}</p>', icon("language"), _("Only in Danish")) if note else ""
    return format_html('{}<div lang="da">{}</div>', said, SafeString(body)) if body.strip() else SafeString(said)


@component
def hero(title: str, *, lead: str = "", kicker: str = "", body: str) -> dict[str, Any]:
    """The band at the top of the front page: what this is, and the first thing one can do."""
    return {"title": title, "lead": lead, "kicker": kicker, "body": body}


@component
def copy_link(url: str) -> dict[str, Any]:
    """An address to keep: shown in full, and with a button that copies it when scripts run."""
    return {"url": url}
