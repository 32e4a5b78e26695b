"""The report as one page that opens in any browser."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from roret.engines.texts.report import Campaign, Quote, Report, Theme

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;"
    "border-bottom:1px solid #ccc}blockquote{margin:.5rem 0;padding-left:1rem;border-left:3px solid #888;"
    "white-space:pre-wrap}.n{text-align:right}"
)


def page(report: Report) -> str:
    """Return the page. What people wrote is text on it and never markup."""
    body = [
        "<h1>What the responses say</h1>",
        "<p>Everything here is a suggestion until a person has read and signed it.</p>",
        _counts(report),
        _campaigns(report.campaigns),
        _themes(report.themes, report.quotes),
        _unassigned(report),
        _number(report),
    ]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Responses</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n" + "\n".join(body) + "\n</body></html>\n"
    )


def _counts(report: Report) -> str:
    counts = report.counts
    rows = [
        ("Received", counts.received),
        ("Distinct texts", counts.distinct),
        ("Duplicates and campaign letters beyond the first", counts.duplicates),
        ("In a theme", counts.in_themes),
        ("In no theme, to be read one by one", counts.unassigned),
    ]
    return _table(("", "Responses"), rows)


def _campaigns(campaigns: Sequence[Campaign]) -> str:
    rows = [(one.id, one.size, one.letter_id, one.letter) for one in campaigns]
    return "<h2>Campaigns and duplicates</h2>" + _table(("", "Senders", "Letter", "Text"), rows)


def _themes(themes: Sequence[Theme], quotes: Sequence[Quote]) -> str:
    parts = ["<h2>Themes</h2>"]
    for theme in themes:
        parts.append(f"<h3>{escape(theme.id)}: {escape(', '.join(theme.keywords))}</h3>")
        parts.append(f"<p>{theme.size} responses, {theme.texts} distinct texts.</p>")
        parts += [
            f"<blockquote>{escape(quote.text)} <small>({escape(quote.id)})</small></blockquote>"
            for quote in quotes
            if quote.theme == theme.id
        ]
    return "\n".join(parts)


def _unassigned(report: Report) -> str:
    rows = [(one.id, one.reason) for one in report.unassigned]
    return "<h2>In no theme</h2><p>They must be read.</p>" + _table(("Response", "Why"), rows)


def _number(report: Report) -> str:
    rows = [(one.number, one.agreement) for one in report.number_of_themes]
    text = "How like the themes of two halves of the texts are, for each number of themes that was tried."
    return f"<h2>How many themes</h2><p>{text}</p>" + _table(("Themes", "Agreement"), rows)


def _table(heads: Iterable[str], rows: Iterable[Sequence[object]]) -> str:
    head = "".join(f"<th>{escape(one)}</th>" for one in heads)
    lines = ("".join(_cell(value) for value in row) for row in rows)
    return f"<table><tr>{head}</tr>\n" + "\n".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _cell(value: object) -> str:
    kind = "" if isinstance(value, str) else ' class="n"'
    return f"<td{kind}>{escape(str(value))}</td>"
