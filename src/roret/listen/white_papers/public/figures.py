"""The figures of a white paper as charts; each has its data as a table beside it."""

from typing import Any

from django.utils.translation import gettext as _

from roret.foundation.ui.charts import Bar, BarChart
from roret.listen.white_papers.models import WhitePaper


def theme_figures(paper: WhitePaper) -> list[dict[str, Any]]:
    """Return each theme with its size and its share of all responses."""
    received = paper.account["counts"]["received"]
    found = []
    for theme in paper.account["themes"]:
        size = theme.get("size", len(theme.get("references", ())))
        found.append({**theme, "size": size, "share": round(100 * size / received, 1) if received else 0})
    return found


def charts_of_everyone(paper: WhitePaper) -> list[BarChart]:
    """Return how all responses spread."""
    figures = {division["key"]: division["everyone"] for division in paper.account.get("spread", ())}
    return charts_of(paper, figures, total=paper.account["counts"]["received"])


def charts_of(paper: WhitePaper, figures: dict[str, list[int | None]], *, total: int) -> list[BarChart]:
    """Return a chart for each division that has figures."""
    return [
        BarChart(
            division["label"],
            [Bar(name, count) for name, count in zip(division["categories"], figures[division["key"]], strict=True)],
            definition=_("Figures under 5 and others that would give them away are hidden."),
            highest=total,
        )
        for division in paper.account.get("spread", ())
        if division["key"] in figures
    ]
