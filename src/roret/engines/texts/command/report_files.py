"""The report as files: `report.json` for programs, tables for a spreadsheet and a page for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from roret.engines.figures.csv_dialect.verbatim import Dialect
from roret.engines.texts.command.files import Cell, table, write_table
from roret.engines.texts.command.page import page
from roret.engines.texts.report import Report

_LETTER_SHOWN = 300


def write_report(report: Report, folder: Path, dialect: Dialect) -> None:
    """Write everything into the folder; what is there of the same name is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.json").write_text(as_json(report), encoding="utf-8")
    (folder / "report.html").write_text(page(report), encoding="utf-8")
    for name, heads, rows in _tables(report):
        write_table(folder / f"{name}.csv", table(heads, rows, dialect), dialect)


def as_json(report: Report) -> str:
    """Return the report as JSON with one campaign, theme or response a line: readable, and quick to write."""
    parts = []
    for name, value in report.as_dict().items():
        if isinstance(value, list) and value:
            lines = ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value)
            parts.append(f"{json.dumps(name)}: [\n  {lines}\n ]")
        else:
            parts.append(f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def _tables(report: Report) -> Iterator[tuple[str, tuple[str, ...], Iterator[tuple[Cell, ...]]]]:
    yield (
        "campaigns",
        ("campaign", "kind", "size", "letter_id", "letter"),
        ((one.id, one.kind, one.size, one.letter_id, one.letter[:_LETTER_SHOWN]) for one in report.campaigns),
    )
    yield (
        "campaign_members",
        ("campaign", "id", "share", "own_passages"),
        ((one.id, member.id, member.share, len(member.added)) for one in report.campaigns for member in one.details),
    )
    yield (
        "themes",
        ("theme", "keywords", "size", "texts"),
        ((one.id, ", ".join(one.keywords), one.size, one.texts) for one in report.themes),
    )
    yield (
        "theme_members",
        ("theme", "id", "weight", "start", "end"),
        (
            (one.id, member.id, member.weight, member.start, member.end)
            for one in report.themes
            for member in one.members
        ),
    )
    yield "unassigned", ("id", "reason"), ((one.id, one.reason) for one in report.unassigned)
    yield (
        "quotes",
        ("theme", "id", "start", "end", "text"),
        ((one.theme, one.id, one.start, one.end, one.text) for one in report.quotes),
    )
    yield (
        "references",
        ("id", "number", "target", "agrees", "text"),
        ((one.id, one.number, one.target or "", int(one.agrees), one.text) for one in report.references),
    )
    yield (
        "stances",
        ("id", "stance", "start", "end"),
        ((one.id, one.stance, one.start, one.end) for one in report.stances),
    )
