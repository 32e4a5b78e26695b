"""An opinion map as SVG and as tables. Groups have a letter beside the colour; nobody stands on the map but oneself."""

from collections.abc import Iterable
from math import sqrt
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from roret.engines.opinions import Place
from roret.foundation.ui import formats
from roret.foundation.ui.svg.element import element, joined

_SIZE, _MARGIN = 400.0, 16.0
_LARGEST = 0.48
"""The largest dot is nearly as wide as its square."""


def read(report: dict[str, Any], own: Any = None) -> dict[str, Any]:
    """Return what a page about a map shows."""
    return {
        "report": report,
        "own": own,
        "own_letter": next((one["letter"] for one in report["groups"] if own and one["id"] == own.group), ""),
        "united": united(report),
        "divided": divided(report),
        "groups": groups(report),
        "why_none": why_none(report),
        "picture": draw(report, own=own),
        "figures": figures(report),
    }


def draw(report: dict[str, Any], *, own: Place | None = None) -> SafeString:
    """Return the map: dots for squares of at least five people, an outline and a letter for each group, and oneself."""
    scale = _Scale(report)
    letters = {group["id"]: group["letter"] for group in report["groups"]}
    title = _("Opinion map. The nearer two dots are, the more alike people have voted.")
    return element(
        "svg",
        element("title", title),
        element("rect", class_="opinion-ground", x=0, y=0, width=_SIZE, height=_SIZE, rx=8),
        joined(_dots(report, scale, letters)),
        joined(_outline(group, scale) for group in report["groups"]),
        _own(own, scale) if own else "",
        class_="opinion-map",
        view_box=f"0 0 {_SIZE:g} {_SIZE:g}",
        role="img",
    )


class _Scale:
    """From the map's plane to the drawing's, with y upwards."""

    def __init__(self, report: dict[str, Any]) -> None:
        corners = [point for group in report["groups"] for point in group["outline"]]
        self.reach = max([report["map"]["reach"], *(abs(value) for corner in corners for value in corner)]) or 1.0
        self.unit = (_SIZE / 2 - _MARGIN) / self.reach

    def x(self, value: float) -> float:
        return _SIZE / 2 + max(-self.reach, min(self.reach, value)) * self.unit

    def y(self, value: float) -> float:
        return _SIZE / 2 - max(-self.reach, min(self.reach, value)) * self.unit


def _dots(report: dict[str, Any], scale: _Scale, letters: dict[Any, str]) -> Iterable[SafeString]:
    squares = report["map"]["squares"]
    most = max((square["people"] for square in squares), default=1)
    for square in squares:
        radius = _LARGEST * report["map"]["square"] * scale.unit * sqrt(square["people"] / most)
        yield element(
            "circle",
            class_=f"opinion-dot opinion-{letters.get(square['group'], 'none').lower()}",
            cx=scale.x(square["x"]),
            cy=scale.y(square["y"]),
            r=max(radius, 2.0),
        )


def _outline(group: dict[str, Any], scale: _Scale) -> SafeString:
    points = " ".join(f"{scale.x(x):.1f},{scale.y(y):.1f}" for x, y in group["outline"])
    letter = group["letter"]
    x, y = group["centre"]
    return joined(
        [
            element("polygon", class_=f"opinion-outline opinion-{letter.lower()}", points=points),
            element("text", letter, class_="opinion-letter", x=scale.x(x), y=scale.y(y) + 8, text_anchor="middle"),
        ]
    )


def _own(own: Place, scale: _Scale) -> SafeString:
    x, y = scale.x(own.x), scale.y(own.y)
    points = f"{x:.1f},{y - 9:.1f} {x + 9:.1f},{y:.1f} {x:.1f},{y + 9:.1f} {x - 9:.1f},{y:.1f}"
    return element("polygon", element("title", _("You stand here")), class_="opinion-own", points=points)


def percent(values: list[int] | None) -> str:
    """Return a share as people read it: one figure, or a range where few stand behind it."""
    if values is None:
        return _("too few votes")
    least, most = values
    if least == most:
        return formats.with_unit(least, unit="%")
    return _("%(least)s to %(most)s") % {"least": least, "most": formats.with_unit(most, unit="%")}


def figures(report: dict[str, Any]) -> dict[str, Any]:
    """Return the table beside the map: every viewpoint, how everybody and each group said."""
    agree, disagree = _("agree"), _("disagree")
    heads = [_("Viewpoint"), _("Votes"), _("Agree"), _("Disagree"), _("Pass")]
    heads += [_("Group %(letter)s: agree / disagree") % {"letter": group["letter"]} for group in report["groups"]]
    rows = []
    for row in report["statements"]:
        cells = [row["text"], *(_number(row[name]) for name in ("votes", "agree", "disagree", "pass"))]
        cells += [
            f"{percent(group['agree'])} / {percent(group['disagree'])}" if group["agree"] else _("too few votes")
            for group in row["groups"]
        ]
        rows.append(cells)
    return {"caption": _("All viewpoints in figures"), "headers": heads, "rows": rows, "said": (agree, disagree)}


def united(report: dict[str, Any]) -> list[tuple[str, str, SafeString]]:
    """Return what unites: viewpoint, whether they agree or disagree, and a bar for each group's share."""
    known = {row["statement"]: row for row in report["statements"]}
    words = {"agree": pgettext("how many", "agree"), "disagree": pgettext("how many", "disagree")}
    return [
        (known[one["statement"]]["text"], words[one["for"]], _bars(report, known[one["statement"]], one["for"]))
        for one in report["unites"]
    ]


def divided(report: dict[str, Any]) -> list[tuple[str, SafeString]]:
    """Return what divides: viewpoint, and a bar for how many agree in each group."""
    known = {row["statement"]: row for row in report["statements"]}
    return [
        (known[one["statement"]]["text"], _bars(report, known[one["statement"]], "agree")) for one in report["divides"]
    ]


def groups(report: dict[str, Any]) -> list[tuple[str, int, list[tuple[str, str]]]]:
    """Return each group: its letter, how many it has, and the viewpoints that tell it from the others."""
    texts = {row["statement"]: row["text"] for row in report["statements"]}
    found = []
    for group in report["groups"]:
        lines = [
            (texts[one["statement"]], _tells(one)) for one in report["representative"] if one["group"] == group["id"]
        ]
        found.append((group["letter"], group["size"], lines))
    return found


def why_none(report: dict[str, Any]) -> list[str]:
    """Return in words why no groups are shown."""
    structure = report["structure"]
    words = {
        "too_few_people": _(
            "Groups are looked for when %(needed)d people have voted on at least 20 viewpoints each. So far %(people)d have."
        )
        % {"needed": structure["needed"], "people": structure["people"]},
        "chance": _("The votes hang together no more than chance would make them."),
        "unsteady": _("The groups would be others if only half of the people had voted."),
    }
    return [words[reason] for reason in structure["reasons"]]


def _tells(one: dict[str, Any]) -> str:
    values = {"here": percent(one["percent"]), "others": percent(one["others_percent"])}
    if one["for"] == "agree":
        return _("%(here)s agree, of the others %(others)s") % values
    return _("%(here)s disagree, of the others %(others)s") % values


def _bars(report: dict[str, Any], row: dict[str, Any], side: str) -> SafeString:
    """Draw a share for each group, or for all where there are no groups; the figure stands beside its bar."""
    letters = {group["id"]: group["letter"] for group in report["groups"]}
    shares = [(letters[group["group"]], group[side]) for group in row["groups"]]
    if not shares and row[side] is not None and row["votes"]:
        shares = [("", [round(100 * row[side] / row["votes"])] * 2)]
    lines = ((letter, _bar(letter, values), percent(values)) for letter, values in shares)
    return format_html(
        '<ul class="opinion-bars">{}</ul>',
        format_html_join("", '<li><span class="opinion-bar-letter">{}</span>{}<span>{}</span></li>', lines),
    )


def _bar(letter: str, values: list[int] | None) -> SafeString:
    """Draw a share; where it is only known as a range, the sure part is dark and the possible part light."""
    least, most = values or (0, 0)
    return element(
        "svg",
        element("rect", class_="bar-track", x=0, y=0, width="100%", height="100%", rx=2),
        element("rect", class_=f"opinion-bar-possible opinion-{letter.lower()}", x=0, y=0, width=f"{most}%", height="100%", rx=2),
        element("rect", class_=f"opinion-bar opinion-{letter.lower()}", x=0, y=0, width=f"{least}%", height="100%", rx=2),
        class_="bar-svg", width="100%", height=10, aria_hidden="true",
    )  # fmt: skip


def _number(value: int | None) -> str:
    return _("hidden") if value is None else formats.with_unit(value, unit="")
