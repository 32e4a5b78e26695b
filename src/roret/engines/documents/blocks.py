"""What a document becomes: a list of blocks, and notes of what could not be carried over."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    PICTURE = "picture"


class Loss(StrEnum):
    """What could not be carried over, or was carried over in another form."""

    PICTURE_UNTOLD = "picture_untold"
    PICTURE_TOLD = "picture_told"
    TABLE_FLATTENED = "table_flattened"
    FOOTNOTES_MOVED = "footnotes_moved"
    CHANGES_ACCEPTED = "changes_accepted"
    COMMENTS_LEFT = "comments_left"
    HEADERS_LEFT = "headers_left"
    TEXT_BOXES_LEFT = "text_boxes_left"
    FORMULAS_LEFT = "formulas_left"
    CONTENTS_LEFT = "contents_left"
    HTML_LEFT = "html_left"
    NO_HEADINGS = "no_headings"
    HEADINGS_GUESSED = "headings_guessed"
    PAGES_WITHOUT_TEXT = "pages_without_text"


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, point of a list, table or described picture.

    `text` is Markdown of what stands in one line (a table: several); `plain` is the same without marks. `level` is a
    heading's level from 1, or how deep a point of a list lies from 0; `marker` is the point's own mark ("-", "3.", "a)").
    """

    kind: BlockKind
    text: str
    plain: str
    level: int = 0
    marker: str = ""


@dataclass(frozen=True)
class Note:
    """One line of the report: what was lost, how often, and where it was met first."""

    loss: Loss
    count: int = 1
    example: str = ""


@dataclass(frozen=True)
class Converted:
    """A document as blocks, with the report. `pages` is known for a PDF."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    pages: int = 0

    @property
    def plain(self) -> str:
        """All the text without marks, one block after the other."""
        return "\n\n".join(block.plain for block in self.blocks)

    def as_data(self) -> dict[str, Any]:
        """Return it as plain data, for the way between two processes."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Converted:
        """Make it again from `as_data`."""
        blocks = [Block(**{**block, "kind": BlockKind(block["kind"])}) for block in data["blocks"]]
        notes = [Note(**{**note, "loss": Loss(note["loss"])}) for note in data["notes"]]
        return cls(blocks, notes, data["pages"])


class Report:
    """Gathers notes while a document is read; the same loss many times is one note with its count."""

    def __init__(self) -> None:
        self._counts: Counter[Loss] = Counter()
        self._examples: dict[Loss, str] = {}

    def lost(self, loss: Loss, example: str = "", *, count: int = 1) -> None:
        """Note a loss; `example` is where or what, cut to 80 characters."""
        if count:
            self._counts[loss] += count
            self._examples.setdefault(loss, squeezed(example)[:80])

    def notes(self) -> list[Note]:
        """Return the notes in the order of the vocabulary."""
        return [Note(loss, self._counts[loss], self._examples[loss]) for loss in Loss if self._counts[loss]]


_SPACE = re.compile(r"[\s\u00ad\u200b\ufeff]+")
_INVISIBLE = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff\ud800-\udfff]")
_MARKS = re.compile(r"([\\`*_\[\]<>~])")
_BEGINS = re.compile(r"^(\s*)([#+=|-]|\d{1,9}[.)])(?=\s|$|[=-])")


def squeezed(text: str) -> str:
    """Return the text in one line, with single spaces and without invisible signs."""
    return _SPACE.sub(" ", text).strip()


def visible(text: str) -> str:
    """Return the text without control characters, soft hyphens and other signs that nobody sees."""
    return _INVISIBLE.sub("", text)


def escaped(text: str) -> str:
    """Return plain text so that Markdown shows it as it is, wherever in a line it stands."""
    return _MARKS.sub(r"\\\1", text)


def guarded(text: str) -> str:
    """Return one line of Markdown so that its beginning is no mark of a heading, list or table."""
    return _BEGINS.sub(lambda found: f"{found[1]}{_guard(found[2])}", text)


def _guard(mark: str) -> str:
    return f"{mark[:-1]}\\{mark[-1]}"
