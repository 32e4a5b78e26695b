"""Markdown as people type it, and plain text, as blocks."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

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
from roret.engines.documents.tables import table_of

MOST_CHARACTERS = 3_000_000


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True, "maxNesting": 30}).enable(["table", "strikethrough"])


def convert_typed(text: str) -> Converted:
    """Return Markdown as blocks; HTML in it is left out, a picture becomes what it is said to show."""
    if len(text) > MOST_CHARACTERS:
        raise DocumentError("document.too_heavy")
    reader = _Reader()
    reader.read(_parser().parse(visible(text)))
    if not reader.blocks:
        raise DocumentError("document.empty")
    if not any(block.kind == BlockKind.HEADING for block in reader.blocks):
        reader.report.lost(Loss.NO_HEADINGS)
    return Converted(reader.blocks, reader.report.notes())


def convert_plain(text: str) -> Converted:
    """Return text without marks as blocks: what a blank line divides is a paragraph."""
    if len(text) > MOST_CHARACTERS:
        raise DocumentError("document.too_heavy")
    parts = [squeezed(part) for part in visible(text).replace("\r\n", "\n").split("\n\n")]
    blocks = [Block(BlockKind.PARAGRAPH, guarded(escaped(part)), part) for part in parts if part]
    if not blocks:
        raise DocumentError("document.empty")
    return Converted(blocks, [])


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.report = Report()
        self._lists: list[str] = []
        self._marker = ""
        self._rows: list[list[Block | None]] | None = None
        self._heading = 0

    def read(self, tokens: list[Token]) -> None:
        """Take the tokens of a whole text, in order."""
        for token in tokens:
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                self._lists.append(token.type)
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                self._lists.pop()
            elif token.type == "list_item_open":
                self._marker = f"{token.info}." if token.info else "-"
            elif token.type == "heading_open":
                self._heading = int(token.tag[1])
            elif token.type == "heading_close":
                self._heading = 0
            elif token.type == "inline":
                self._line(token)
            elif token.type in {"fence", "code_block"}:
                self._add(
                    Block(BlockKind.PARAGRAPH, guarded(escaped(squeezed(token.content))), squeezed(token.content))
                )
            elif token.type == "html_block":
                self.report.lost(Loss.HTML_LEFT, token.content)
            else:
                self._table(token)

    def _table(self, token: Token) -> None:
        if token.type == "table_open":
            self._rows = []
        elif token.type == "tr_open" and self._rows is not None:
            self._rows.append([])
        elif token.type == "table_close" and self._rows is not None:
            rows, self._rows = self._rows, None
            self._add(table_of(rows))

    def _line(self, token: Token) -> None:
        plain, marked = squeezed(self._plain(token.children or [])), squeezed(_marked(token.children or []))
        if self._rows is not None:
            self._rows[-1].append(Block(BlockKind.PARAGRAPH, marked, plain) if plain else None)
        elif self._heading:
            self._add(Block(BlockKind.HEADING, escaped(plain), plain, self._heading))
        elif self._marker:
            self._add(Block(BlockKind.ITEM, guarded(marked), plain, max(0, len(self._lists) - 1), self._marker))
            self._marker = ""
        else:
            self._add(Block(BlockKind.PARAGRAPH, guarded(marked), plain))

    def _add(self, block: Block) -> None:
        if block.plain:
            self.blocks.append(block)

    def _plain(self, children: list[Token]) -> str:
        pieces = []
        for child in children:
            if child.type == "image":
                told = squeezed(child.content)
                self.report.lost(Loss.PICTURE_TOLD if told else Loss.PICTURE_UNTOLD, told)
                pieces.append(told)
            elif child.type == "html_inline":
                self.report.lost(Loss.HTML_LEFT, child.content)
            elif child.type in {"softbreak", "hardbreak"}:
                pieces.append(" ")
            else:
                pieces.append(child.content)
        return "".join(pieces)


def _marked(children: list[Token]) -> str:
    pieces, ends = [], []
    for child in children:
        if child.type in {"text", "code_inline"} or child.type == "image":
            pieces.append(escaped(child.content))
        elif child.type in {"softbreak", "hardbreak"}:
            pieces.append(" ")
        elif child.type == "link_open":
            pieces.append("[")
            ends.append(f"](<{child.attrs.get('href', '')}>)")
        elif child.type == "link_close":
            pieces.append(ends.pop())
        elif child.type in {"strong_open", "strong_close", "em_open", "em_close", "s_open", "s_close"}:
            pieces.append(child.markup)
    return "".join(pieces)
