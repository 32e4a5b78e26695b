"""The figures as charts and tables for the pages; each chart has its data as a table beside it."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from roret.foundation.ui import formats
from roret.foundation.ui.charts import Bar, BarChart

KEYS = ("channels", "capacities", "areas", "ages")


def titles() -> dict[str, str]:
    """Return what each division of the responses is called."""
    return {
        "channels": _("How the responses came"),
        "capacities": _("As whom people answered"),
        "areas": _("Districts"),
        "ages": _("Ages"),
    }


def charts_of(data: dict[str, Any]) -> list[BarChart]:
    """Return a chart for each division of a consultation's responses that is known."""
    hint = _("Figures under 5 and others that would give them away are hidden.")
    return [
        BarChart(titles()[key], [Bar(label, count) for label, count in data[key]], definition=hint)
        for key in KEYS
        if data.get(key)
    ]


def year_charts_of(data: dict[str, Any]) -> list[BarChart]:
    """Return a chart for each division of a year; a bar says “at least” where a consultation hides its own figure."""
    hint = _("Adds up what the consultations show. Where one of them hides its figure, there were at least so many.")
    return [
        BarChart(
            titles()[key],
            [_bar(label, count, at_least=at_least) for label, count, at_least in data[key]],
            definition=hint,
        )
        for key in KEYS
        if data.get(key)
    ]


def _bar(label: str, count: int, *, at_least: bool) -> Bar:
    """Draw a year's sum; where all the consultations hide theirs, nothing can be said, not even “at least 0”."""
    if at_least and not count:
        return Bar(label, None)
    return Bar(label, count, note=_("at least") if at_least else "")


def chart_of_years(years: list[tuple[int, int, str]]) -> BarChart:
    """Return how many responses each year brought: year, responses and the address of the year's page."""
    bars = [Bar(str(year), received, url=url) for year, received, url in years]
    return BarChart(
        _("Responses a year"), bars, definition=_("All responses to the consultations that closed in the year.")
    )


def overview_of(found: Iterable[Any]) -> tuple[tuple[str, ...], list[list[Any]]]:
    """Return the headings and the lines of the overview of consultations."""
    headers = (_("Consultation"), _("Closed"), _("Responses"), _("On behalf of others"), _("Not heard"))
    return headers, [_line(one) for one in found]


def _line(figures: Any) -> list[Any]:
    data, consultation = figures.data, figures.consultation
    address = reverse("public:participation-consultation", args=[consultation.number])
    unheard = ", ".join(one["name"] for one in data["not_heard"])
    return [
        format_html('<a href="{}">{}</a>', address, consultation),
        formats.short_day(consultation.closed_at or consultation.ends_at),
        data["received"],
        _on_behalf(data) or _("hidden"),
        unheard or ("—" if data["population"].get("source") else _("unknown")),
    ]


def _on_behalf(data: dict[str, Any]) -> str:
    """Say how many per cent answered on behalf of others; empty where the capacities are hidden or unknown."""
    counts = [count for _label, count in data.get("capacities", ())]
    if not counts or counts[0] is None or not data["received"]:
        return ""
    return _share(data["received"] - counts[0], data["received"])


def population_rows(data: dict[str, Any], key: str) -> list[list[Any]]:
    """Return, for districts or ages, responses and population side by side with their shares; empty where it is unknown."""
    population = (data.get("population") or {}).get(key) or {}
    counts = dict(data.get(key, ()))
    responses = sum(counts.get(name) or 0 for name in population)
    people = sum(population.values())
    return [
        [
            name,
            _("hidden") if counts.get(name, 0) is None else counts.get(name, 0),
            _share(counts.get(name, 0), responses),
            inhabitants,
            _share(inhabitants, people),
        ]
        for name, inhabitants in population.items()
    ]


def _share(count: int | None, total: int) -> str:
    return f"{100 * count / total:.1f} %".replace(".", ",") if count is not None and total else ""


def kinds_of_senders(data: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return how many senders are new and how many came back."""
    words = {
        "new": _("Senders who answer a consultation here for the first time"),
        "returning": _("Senders who have answered before"),
    }
    return [(words[kind], _("hidden") if count is None else count) for kind, count in data["senders"]["kinds"]]


def concentration_chart(data: dict[str, Any]) -> BarChart | None:
    """Return how large a part of the responses comes from the most active; None where the senders are few."""
    steps = data["spread"]["steps"]
    if not steps:
        return None
    bars = [
        Bar(
            _("The most active %(share)s %%") % {"share": f"{100 * share:.0f}"}
            if share < 1
            else _("All senders who can be known again"),
            round(100 * part, 1),
            note=_("%(count)d senders") % {"count": senders},
        )
        for share, senders, part in steps
    ]
    return BarChart(_("The share of the responses that comes from the most active"), bars, unit="%", highest=100)


def table_of(data: dict[str, Any]) -> tuple[list[str], list[list[Any]]]:
    """Return the figures of a consultation as a table for a file; what is hidden is empty, with the word beside it."""
    columns = [_("Division"), _("Group"), _("Responses"), _("Hidden"), _("Population"), _("Expected by population")]
    rows: list[list[Any]] = [[_("All"), "", data["received"], False, None, None]]
    expected = {(one["kind"] + "s", one["name"]): one["expected"] for one in data["not_heard"]}
    for key in KEYS:
        population = (data.get("population") or {}).get(key) or {}
        for label, count in data.get(key, ()):
            rows.append([titles()[key], label, count, count is None, population.get(label), expected.get((key, label))])
    rows += [[_("Senders"), kind, count, count is None, None, None] for kind, count in data["senders"]["kinds"]]
    return columns, rows


def year_table_of(data: dict[str, Any]) -> tuple[list[str], list[list[Any]]]:
    """Return the figures of a year as a table for a file."""
    columns = [_("Division"), _("Group"), _("Responses"), _("At least")]
    rows: list[list[Any]] = [[_("All"), "", data["received"], False]]
    for key in KEYS:
        rows += [[titles()[key], label, count, at_least] for label, count, at_least in data.get(key, ())]
    for share, senders, part in data["spread"]["steps"]:
        rows.append(
            [_("Share from the most active, per cent"), f"{100 * share:.0f} % ({senders})", round(100 * part, 1), False]
        )
    return columns, rows


def shown(data: dict[str, Any]) -> dict[str, Any]:
    """Return what the public and the staff page both show."""
    return {
        "data": data,
        "charts": charts_of(data),
        "senders": kinds_of_senders(data),
        "against": [(titles()[key], rows) for key in ("areas", "ages") if (rows := population_rows(data, key))],
        "population": data.get("population") or {},
        "headers": (_("Group"), _("Responses"), _("Share"), _("Population"), _("Share of the population")),
    }
