"""Examples of charts, timelines, threads, maps and the annual wheel."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from roret.foundation.ui import charts

TODAY = date(2027, 5, 14)


def examples() -> dict[str, Any]:
    """Every picture by the name that the gallery's template uses."""
    return {
        "bars_by_day": [2, 0, 5, 9, 4],
        "trend": [58.0, 60.5, None, 61.0, 66.0, 71.0],
        "counts": bars(),
        "shares": shares(),
        "line": line(),
        "line_empty": charts.LineChart("Endnu uden målinger", points=()),
        "timeline": plan(),
        "thread": thread(),
        "thread_new": thread_new(),
        "map": area_map(),
        "wheel": wheel(),
    }


def bars() -> charts.BarChart:
    """Counts, one of them hidden because it is small."""
    themes = (
        ("Hurtigere afklaring af sagen", 84, ""),
        ("Én fast kontaktperson gennem hele forløbet", 61, ""),
        ("Breve, der er til at forstå", 37, ""),
        ("Bedre lokaler og kortere transport til samtaler", 12, ""),
        ("Andet", None, "Færre end fem svar vises ikke"),
    )
    return charts.BarChart(
        "Hvad svarene handler om",
        [charts.Bar(label, value, note) for label, value, note in themes],
        unit="svar",
        source="Høringssvar modtaget til og med 12. april 2027",
        definition="Et svar kan høre til flere temaer.",
    )


def shares() -> charts.BarChart:
    """Per cents with one bar in focus."""
    units = (("Center Nord", 71.4), ("Center Syd", 64.0), ("Center Vest", 82.5), ("Hele kommunen", 73.1))
    return charts.BarChart(
        "Andel, der fik svar inden for fristen",
        [charts.Bar(name, value, highlighted=name == "Center Vest") for name, value in units],
        unit="%",
        decimals=1,
        highest=100,
    )


def line() -> charts.LineChart:
    """A year and a half with a goal, limits, a gap and a point outside."""
    values = (62, 64, 61, 66, 69, 67, None, 71, 70, 52, 74, 76, 78, 77, 81, 83)
    points = [
        charts.Point(
            date(2026 + (month // 12), month % 12 + 1, 1),
            value,
            note="Systemet var nede i ti dage" if value == 52 else "",
            outside=value == 52,
        )
        for month, value in enumerate(values)
    ]
    return charts.LineChart(
        "Sager afgjort inden for tre måneder",
        points,
        unit="%",
        goal=80,
        baseline=60,
        lower=56,
        upper=88,
        better="higher",
        source="Fagsystemet, trukket den 3. i hver måned",
        definition="Sager med afgørelse inden for tre måneder, delt med alle afgjorte sager.",
    )


def plan() -> charts.Timeline:
    """Rows of every status, in two waves."""
    rows: tuple[tuple[str, date, date, charts.RowStatus, str], ...] = (
        ("Fast kontaktperson til alle nye sager", date(2027, 1, 1), date(2027, 4, 30), "done", "Bølge 1"),
        ("Nye brevskabeloner i et sprog, man forstår", date(2027, 2, 1), date(2027, 6, 30), "running", "Bølge 1"),
        ("Oplæring af sagsbehandlere", date(2027, 3, 15), date(2027, 5, 1), "delayed", "Bølge 1"),
        ("Åben rådgivning på bibliotekerne", date(2027, 8, 1), date(2027, 12, 31), "planned", "Bølge 2"),
        ("Fælles lokaler med jobformidlingen", date(2027, 5, 1), date(2027, 9, 15), "stopped", "Bølge 2"),
    )
    return charts.Timeline(
        "Handleplan for førtidspension og fleksjob",
        [charts.TimelineRow(what, start, end, status, wave, url="#") for what, start, end, status, wave in rows],
        today=TODAY,
    )


def thread() -> charts.Thread:
    """A whole loop, the matter being looked at."""
    station = charts.Station
    return charts.Thread(
        stages=(
            charts.Stage("listen", (
                station("Høring", "2026-000412", "Førtidspension og fleksjob: 17 anbefalinger", date(2026, 10, 5),
                        "Lukket", "#", 212, summary="Anbefalingerne blev hørt i seks råd og udvalg."),
                station("Udtalelse", "2026-000420", "Handicaprådets svar", date(2026, 11, 2), "Afgivet", "#"),
            )),
            charts.Stage("decide", (
                station("Sag", "2027-000031", "Taskforcens anbefalinger", date(2027, 1, 21), "Besluttet", "#",
                        summary="Tre punkter drøftet, ét taget til efterretning."),
            )),
            charts.Stage("deliver", (
                station("Handleplan", "2027-000058", "Ti indsatser i to bølger", date(2027, 2, 1), "I gang", "#", 10,
                        "indsatser", done=False),
                station("Aftale", "2027-000077", "Center Vest 2027", date(2027, 3, 1), "Indgået", "#"),
            )),
            charts.Stage("measure", (
                station("Indikator", "2027-000090", "Sager afgjort inden for tre måneder", date(2027, 5, 3),
                        "83 % – målet er nået", "#"),
            )),
            charts.Stage("report"),
        ),
        current="2027-000031",
    )  # fmt: skip


def thread_new() -> charts.Thread:
    """A loop that has only begun."""
    first = charts.Station(
        "Høring", "2027-000101", "Ny cykelsti langs åen", date(2027, 5, 2), "Åben", "#", 8, done=False
    )
    stages = [charts.Stage("listen", (first,))]
    stages += [charts.Stage(key) for key in ("decide", "deliver", "measure", "report")]
    return charts.Thread(stages, title="En tråd, der lige er begyndt", current="2027-000101")


def area_map() -> charts.AreaMap:
    """An invented city of six-sided districts, two of them concerned."""
    places = (
        ("Nordby", 0, 0),
        ("Havnen", 1, 0),
        ("Midtbyen", 0, 1),
        ("Åparken", 1, 1),
        ("Sydbyen", 0, 2),
        ("Engen", 1, 2),
    )
    chosen = {"Havnen": "8.412 indbyggere", "Åparken": "5.120 indbyggere"}
    areas = [
        charts.MapArea(name, [[_hexagon(column, row)]], highlighted=name in chosen, value=chosen.get(name, ""), url="#")
        for name, column, row in places
    ]
    return charts.AreaMap("Områder, som planen gælder for", areas, legend="Berørte områder")


def _hexagon(column: int, row: int) -> list[charts.Point2]:
    lon, lat = 12.5 + 0.028 * (column + (row % 2) / 2), 55.7 - 0.0138 * row
    corners = (math.radians(60 * corner + 30) for corner in range(6))
    return [(lon + 0.0162 * math.cos(angle), lat + 0.0092 * math.sin(angle)) for angle in corners]


def wheel() -> charts.Wheel:
    """A council's year."""
    entries = (
        (1, "Årsplan vedtages", None), (2, "Møde i rådet", date(2027, 2, 9)), (3, "Budget: første drøftelse", None),
        (4, "Møde i rådet", date(2027, 4, 13)), (4, "Svar på lokalplaner", None), (5, "Brugerundersøgelse", date(2027, 5, 3)),
        (6, "Møde i rådet", date(2027, 6, 8)), (8, "Budget: høring", date(2027, 8, 20)), (9, "Møde i rådet", date(2027, 9, 14)),
        (10, "Valg til rådet", None), (11, "Møde i rådet", date(2027, 11, 9)), (12, "Status på aftaler", None),
    )  # fmt: skip
    return charts.Wheel(
        "Rådets årshjul", 2027, [charts.WheelEntry(m, text, when, "#") for m, text, when in entries], TODAY
    )
