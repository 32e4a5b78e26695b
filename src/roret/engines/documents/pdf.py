"""PDFs: lines are gathered into paragraphs, headings told by their type, and what repeats on each page is left out.

A PDF says where letters stand and seldom what they are. All that is guessed here is said in the report.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdf
from pypdf.errors import FileNotDecryptedError, PyPdfError

from roret.engines.documents.blocks import (
    Block,
    BlockKind,
    Converted,
    Loss,
    Report,
    escaped,
    guarded,
    squeezed,
    visible,
)
from roret.engines.documents.errors import DocumentError

MOST_PAGES = 500
LONGEST_HEADING = 150
_LARGER = 1.12
"""How many times larger than the text a line must be set to be a heading."""
_ITEM = re.compile(r"^([-–•▪●◦o]|\d{1,3}[.)]|[a-zæøå]\))\s+(?=\S)")
_SPLIT_WORD = re.compile(r"[a-zæøå]-$")
_JOINED_BY_AND = re.compile(r"^(?:og|eller|samt|and|or)\b")
_BROKEN = (
    PyPdfError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    RecursionError,
    NotImplementedError,
    OSError,
)


@dataclass
class Line:
    """A line of a page: its text, how large and how bold it is set, and how high it stands."""

    text: str
    size: float
    bold: bool
    height: float
    page: int


def read_pdf(content: bytes) -> Converted:
    """Return a PDF as blocks."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError("document.locked")
        count = len(reader.pages)
        if count > MOST_PAGES:
            raise DocumentError("document.too_many_pages", pages=count, limit=MOST_PAGES)
        pages = [_lines(page, number) for number, page in enumerate(reader.pages)]
    except DocumentError:
        raise
    except FileNotDecryptedError as error:
        raise DocumentError("document.locked") from error
    except _BROKEN as error:
        raise DocumentError("document.damaged") from error
    return _converted(pages)


def _converted(pages: Sequence[list[Line]]) -> Converted:
    report = Report()
    if not any(pages):
        raise DocumentError("document.no_text")
    report.lost(Loss.PAGES_WITHOUT_TEXT, count=sum(not lines for lines in pages))
    lines = _without_repeats(pages, report)
    blocks = list(_blocks(lines, report))
    return Converted(blocks, report.notes(), len(pages))


def _lines(page: Any, number: int) -> list[Line]:
    """Gather what a page writes into lines."""
    pieces: list[tuple[str, float, bool, float]] = []

    def take(text: str, within: list[float], at: list[float], font: Any, size: float) -> None:
        if text:
            scale = abs(at[3] or at[0] or 1) * abs(within[3] or within[0] or 1)
            name = str((font or {}).get("/BaseFont", "")).lower()
            pieces.append(
                (text, round(size * scale, 1), "bold" in name or "black" in name, within[5] + at[5] * within[3])
            )

    page.extract_text(visitor_text=take)
    return list(_gathered(pieces, number))


def _gathered(pieces: list[tuple[str, float, bool, float]], number: int) -> Iterator[Line]:
    texts: list[str] = []
    measured: list[tuple[int, float, bool, float]] = []
    for text, size, bold, height in [*pieces, ("\n", 0, False, 0)]:
        for place, part in enumerate(text.split("\n")):
            if place:
                if line := _line(texts, measured, number):
                    yield line
                texts, measured = [], []
            texts.append(part)
            if part.strip():
                measured.append((len(part), size, bold, height))


def _line(texts: list[str], measured: list[tuple[int, float, bool, float]], number: int) -> Line | None:
    text = squeezed(visible("".join(texts)))
    if not text or not measured:
        return None
    longest = max(measured)
    return Line(text, longest[1], all(bold for _length, _size, bold, _height in measured), longest[3], number)


def _without_repeats(pages: Sequence[list[Line]], report: Report) -> list[Line]:
    """Leave out page heads, feet and page numbers: the first or last line of a page, when it is so on most pages."""
    edges = Counter(shape for lines in pages for shape in {_shape(line) for line in (*lines[:2], *lines[-2:])})
    most = {shape for shape, count in edges.items() if count >= max(2, len(pages) // 2 + 1)}
    kept: list[Line] = []
    for lines in pages:
        for place, line in enumerate(lines):
            at_edge = place < 2 or place >= len(lines) - 2
            if at_edge and (
                _shape(line) in most
                or re.fullmatch(r"(?:side )?\d{1,3}(?: ?(?:/|af) ?\d{1,3})?", line.text, re.IGNORECASE)
            ):
                report.lost(Loss.HEADERS_LEFT, line.text)
            else:
                kept.append(line)
    return kept


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _blocks(lines: list[Line], report: Report) -> Iterator[Block]:
    body = _body_size(lines)
    pitch = _pitch(lines)
    levels = _levels(lines, body)
    for group in _groups(lines, body, pitch):
        text = _joined(group)
        level = _heading_level(group, body, levels) if len(text) <= LONGEST_HEADING else 0
        if level:
            report.lost(Loss.HEADINGS_GUESSED, text)
            yield Block(BlockKind.HEADING, escaped(text), text, level)
        elif found := _ITEM.match(text):
            rest = text[found.end() :]
            marker = found[1] if found[1][0].isalnum() and found[1] != "o" else "-"
            yield Block(BlockKind.ITEM, guarded(escaped(rest)), rest, 0, marker)
        else:
            yield Block(BlockKind.PARAGRAPH, guarded(escaped(text)), text)


def _body_size(lines: list[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 0.0


def _pitch(lines: list[Line]) -> float:
    """How far a line stands below the one before it within a paragraph: the smaller gaps, however many paragraphs there are."""
    gaps = [a.height - b.height for a, b in pairwise(lines) if a.page == b.page and a.height > b.height]
    return sorted(gaps)[len(gaps) // 4] if gaps else 0.0


def _levels(lines: list[Line], body: float) -> list[float]:
    large = {line.size for line in lines if line.size >= body * _LARGER and len(line.text) <= LONGEST_HEADING}
    return sorted(large, reverse=True)


def _heading_level(group: list[Line], body: float, levels: list[float]) -> int:
    size = group[0].size
    if size >= body * _LARGER and size in levels:
        return min(levels.index(size) + 1, 6)
    alone = len(group) <= 2 and all(line.bold for line in group) and not group[-1].text.endswith((".", ",", ";"))
    return min(len(levels) + 1, 6) if alone else 0


def _groups(lines: list[Line], body: float, pitch: float) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and _begins(group[-1], line, body, pitch):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(last: Line, line: Line, body: float, pitch: float) -> bool:
    """Say whether a paragraph begins with this line."""
    if abs(last.size - line.size) > 0.4 or last.bold != line.bold or _ITEM.match(line.text):
        return True
    if last.page != line.page:
        return last.text.endswith((".", ":", "!", "?")) or not line.text[0].islower()
    gap = last.height - line.height
    return bool(pitch) and (gap > pitch * 1.3 or gap < 0)


def _joined(group: list[Line]) -> str:
    text = group[0].text
    for line in group[1:]:
        if _SPLIT_WORD.search(text) and line.text[0].islower() and not _JOINED_BY_AND.match(line.text):
            text = text[:-1] + line.text
        else:
            text = f"{text} {line.text}"
    return text
