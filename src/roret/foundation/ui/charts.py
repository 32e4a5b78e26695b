"""What a picture shows, as plain frozen values. ``svg`` draws them; the tags put a data table beside each.

Colour is never alone: every mark also has a label, a shape or a pattern.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Number = int | float
Point2 = tuple[float, float]
Ring = Sequence[Point2]
StageKey = Literal["listen", "decide", "deliver", "measure", "report"]
RowStatus = Literal["planned", "running", "done", "delayed", "stopped", "left"]


@dataclass(frozen=True)
class Bar:
    """One bar. ``value`` None means hidden, for instance below the small-cell limit."""

    label: str
    value: Number | None
    note: str = ""
    highlighted: bool = False
    url: str = ""


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars, longest text welcome. ``unit`` "%" follows the language's rule."""

    title: str
    bars: Sequence[Bar]
    unit: str = ""
    decimals: int | None = None
    source: str = ""
    definition: str = ""
    highest: Number | None = None


@dataclass(frozen=True)
class Point:
    """One measured value of a line; None where nothing was measured."""

    when: date
    value: Number | None
    note: str = ""
    outside: bool = False


@dataclass(frozen=True)
class LineChart:
    """Values over time with a goal line and control limits, when given."""

    title: str
    points: Sequence[Point]
    unit: str = ""
    decimals: int | None = None
    goal: Number | None = None
    goal_label: str = ""
    baseline: Number | None = None
    lower: Number | None = None
    upper: Number | None = None
    better: Literal["", "higher", "lower"] = ""
    source: str = ""
    definition: str = ""


@dataclass(frozen=True)
class TimelineRow:
    """One row of a timeline: what, from when to when, in which wave, and how it goes."""

    label: str
    start: date
    end: date
    status: RowStatus = "planned"
    wave: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Timeline:
    """Rows over time with a line at today."""

    title: str
    rows: Sequence[TimelineRow]
    today: date | None = None
    source: str = ""


@dataclass(frozen=True)
class Station:
    """One stop of the thread: a record. ``kind`` in words ("Høring"), ``number`` its record number.

    ``count`` and ``count_label`` tell how many stand behind it ("212 svar"). ``done`` says that it is finished.
    """

    kind: str
    number: str
    title: str
    date: date | datetime | None = None
    status: str = ""
    url: str = ""
    count: int = 0
    count_label: str = ""
    summary: str = ""
    done: bool = True
    current: bool = False


@dataclass(frozen=True)
class Stage:
    """One stage of the loop with the records that stand there; an empty one says that nothing has come yet."""

    key: StageKey
    stations: Sequence[Station] = ()
    label: str = ""
    empty: str = ""


@dataclass(frozen=True)
class Thread:
    """From what was said to what became of it. ``current`` is the number of the record that is looked at."""

    stages: Sequence[Stage]
    title: str = ""
    current: str = ""


@dataclass(frozen=True)
class MapArea:
    """One area in longitude and latitude: each polygon a ring of points, outer border first, then holes."""

    name: str
    polygons: Sequence[Sequence[Ring]]
    highlighted: bool = False
    value: str = ""
    url: str = ""


@dataclass(frozen=True)
class MapPoint:
    """A marked place; ``value`` stands beside its name in the list."""

    name: str
    lon: float
    lat: float
    url: str = ""
    value: str = ""


@dataclass(frozen=True)
class MapGrid:
    """Squares over a map, lettered from the west and numbered from the north; the steps are in degrees."""

    west: float
    north: float
    step_lon: float
    step_lat: float
    columns: int
    rows: int


@dataclass(frozen=True)
class AreaMap:
    """Areas of the city, some of them highlighted; ``legend`` says what the highlighting means.

    ``focus`` is the part that is drawn, as two corners (the south-west and the north-east); without it, all of it.
    """

    title: str
    areas: Sequence[MapArea]
    legend: str = ""
    points: Sequence[MapPoint] = ()
    source: str = ""
    grid: MapGrid | None = None
    focus: tuple[Point2, Point2] | None = None


@dataclass(frozen=True)
class WheelEntry:
    """Something that happens in a month (1 to 12), on a day when it is known; ``drag`` is the form that moves it."""

    month: int
    label: str
    when: date | None = None
    url: str = ""
    drag: str = ""


@dataclass(frozen=True)
class Wheel:
    """The annual wheel (årshjul): twelve months and what belongs to each."""

    title: str
    year: int
    entries: Sequence[WheelEntry] = field(default_factory=tuple)
    today: date | None = None
