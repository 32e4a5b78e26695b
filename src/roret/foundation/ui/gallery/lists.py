"""Examples of tables, pages, facts, menus and states."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import django_tables2 as tables
from django.core.paginator import Paginator
from django.http import HttpRequest

from roret.foundation.ui import parts

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


class ExampleTable(tables.Table):
    """A list of consultations."""

    number = tables.Column(verbose_name="Nummer")
    title = tables.Column(verbose_name="Titel")
    responses = tables.Column(verbose_name="Svar")
    deadline = tables.DateColumn(verbose_name="Frist", format="j. F Y", orderable=False)

    caption = "Høringer"


ROWS = (
    ("2027-000101", "Ny cykelsti langs åen", 8, date(2027, 6, 1)),
    ("2027-000097", "Lokalplan for Havnen", 143, date(2027, 5, 28)),
    ("2026-000412", "Førtidspension og fleksjob: 17 anbefalinger", 1212, date(2026, 11, 16)),
)


def table(request: HttpRequest) -> ExampleTable:
    """The list, sorted as the address says and two rows a page."""
    rows = [dict(zip(("number", "title", "responses", "deadline"), row, strict=True)) for row in ROWS]
    made = ExampleTable(rows)
    tables.RequestConfig(request, paginate={"per_page": 2}).configure(made)
    return made


def examples(request: HttpRequest) -> dict[str, Any]:
    """Every value by the name that the gallery's template uses."""
    return {
        "table": table(request),
        "table_empty": ExampleTable([], empty_text="Der er ingen høringer endnu."),
        "page": Paginator(range(480), 24).page(7),
        "facts": FACTS,
        "crumbs": [("Forside", "/"), ("Høringer", "#"), ("Lokalplan for Havnen", "")],
        "tabs": [("Overblik", "#", True), ("Svar", "#", False, 1212), ("Historik", "#", False)],
        "menu": [("Min dag", "#", True), ("Svarbord", "#", False), ("Høringer", "#", False)],
        "groups": GROUPS,
        "contents": [("Problemet", "#knapper"), ("Løsningen", "#kort")],
        "steps": [("Dit svar", "done", "#"), ("Om dig", "current", "#"), ("Kontrollér", "coming")],
        "phases": PHASES,
        "marks": MARKS,
        "missing": [parts.Missing("Skriv en frist", "#"), parts.Missing("Vælg mindst ét område", "#")],
        "tiles": [(212, "svar modtaget"), ("83 %", "afgjort til tiden", "målet er 80 %"), (10, "indsatser", "", "#")],
        "files": FILES,
        "history": HISTORY,
        "languages": [("da", "Dansk", "#", True), ("en", "English", "#", False), ("uk", "Українська", "#", False)],
        "when": datetime(2027, 1, 4, 14, 30, tzinfo=COPENHAGEN),
        "text": TEXT,
    }


FACTS = (
    ("Nummer", "2027-000097"),
    ("Ansvarlig", "Center for Byudvikling", "#"),
    ("Frist", "28. maj 2027"),
    ("Telefon", ""),
)
PHASES = (
    parts.Phase("Forberedt", "done", date(2027, 3, 1), date(2027, 4, 1)),
    parts.Phase("Åben for svar", "current", date(2027, 4, 1), date(2027, 5, 28)),
    parts.Phase("Svarene behandles", "coming", date(2027, 5, 29), date(2027, 8, 15)),
    parts.Phase("Beslutning", "coming", note="Forventes i september"),
)

GROUPS = (
    ("Min dag", "#", True, "Mit arbejde"),
    ("Svarbord", "#", False, "Mit arbejde"),
    ("Høringer", "#", False, "Lyt"),
    ("Enheder", "#", False, "Registre"),
    ("Områder", "#", False, "Registre"),
    ("Organer", "#", False, "Registre"),
    ("Poster", "#", False, "Registre"),
)
MARKS = (
    parts.Mark("Hørt", "done", date(2026, 11, 16)),
    parts.Mark("Besluttet", "done", date(2027, 1, 12)),
    parts.Mark("Leveret", "current", note="3 af 10 indsatser"),
    parts.Mark("Målt"),
    parts.Mark("Meldt tilbage"),
)
FILES = (
    parts.Document("Forslag til lokalplan", "/f/plan.pdf", "plan.pdf", 2_412_000, "Lavet til skærmlæser"),
    parts.Document("Trafiktal", "/f/tal.xlsx", "tal.xlsx", 48_200),
    parts.Document("Tegning", "/f/tegning", "tegning", None),
)
HISTORY = (
    (datetime(2027, 5, 3, 9, 12, tzinfo=COPENHAGEN), "Fristen blev forlænget", "Karen Holm"),
    (datetime(2027, 4, 1, 8, 0, tzinfo=COPENHAGEN), "Høringen åbnede", "Systemet"),
)
TEXT = """## Hvorfor

Vi vil gøre det **lettere** at få svar:

- kortere breve
- én kontaktperson

> Det vigtigste er, at nogen svarer.

Læs mere hos [kommunen](https://example.org) <script>alert(1)</script>.
"""
