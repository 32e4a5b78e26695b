"""A small picture in a line of text: one thin bar a day, the last one marked, and the same in words for those who hear it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from roret.foundation.ui import formats
from roret.foundation.ui.svg.element import element, joined

STEP, BODY, HEIGHT = 12, 8, 32


def draw(values: Sequence[float], *, label: str) -> SafeString:
    """The bars beside each other, each at least a line high, so that a day without any is seen as one."""
    top = max(values, default=0) or 1
    bars = joined(_bar(index, value, top=top, last=index == len(values) - 1) for index, value in enumerate(values))
    svg = element(
        "svg", bars, class_="spark-svg", view_box=f"0 0 {max(1, len(values)) * STEP} {HEIGHT}", aria_hidden="true"
    )
    return format_html('<p class="spark">{}<span class="spark-words">{}</span></p>', svg, words(values, label=label))


def _bar(index: int, value: float, *, top: float, last: bool) -> SafeString:
    height = max(1.5, HEIGHT * value / top)
    kind = "spark-bar is-last" if last else "spark-bar"
    return element(
        "rect", class_=kind, x=index * STEP, y=float(HEIGHT - height), width=BODY, height=float(height), rx=1
    )


def words(values: Sequence[float], *, label: str) -> str:
    """What the bars show: their name, the most, and the last."""
    if not values:
        return label
    said = {"label": label, "most": formats.number(max(values)), "last": formats.number(values[-1])}
    return _("%(label)s: at most %(most)s, today %(last)s") % said
