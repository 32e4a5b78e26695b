"""The plain HTML that the reader of Word documents gives, as blocks."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from roret.engines.documents.blocks import Block, BlockKind, Loss, Report, escaped, guarded, squeezed, visible
from roret.engines.documents.tables import Grid

_INLINE = {"strong": "**", "em": "_"}
_HEADING = re.compile("h[1-6]")
_SAFE = ("http://", "https://", "mailto:", "tel:")


class MarkupReader(HTMLParser):
    """Reads paragraphs, headings, lists, tables and pictures; anything else is read through."""

    def __init__(self, report: Report) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._report = report
        self._marked: list[str] = []
        self._plain: list[str] = []
        self._open: list[str] = []
        self._lists: list[int | None] = []
        self._marker = ""
        self._grids: list[Grid] = []
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        values = {name: value or "" for name, value in attrs}
        if tag in {"p", "li", "ul", "ol", "table"} or _HEADING.fullmatch(tag):
            self._flush()
            self._open.append(tag)
        if tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._begin_item()
        elif tag == "table":
            self._grids.append(Grid())
        elif tag in {"td", "th"} and self._grids:
            self._grids[-1].begin_cell(int(values.get("colspan") or 1), int(values.get("rowspan") or 1))
        elif tag == "tr" and self._grids:
            self._grids[-1].begin_row()
        elif tag == "img":
            self._picture(values.get("alt", ""))
        else:
            self._inline(tag, values)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag in _INLINE:
            self._marked.append(_INLINE[tag])
        elif tag == "a" and self._links:
            self._end_link(self._links.pop())
        elif tag in {"td", "th"} and self._grids:
            self._flush()
        elif tag == "table" and self._grids:
            self._end_table()
        elif tag in {"p", "li", "ul", "ol"} or _HEADING.fullmatch(tag):
            self._flush()
            if tag in {"ul", "ol"} and self._lists:
                self._lists.pop()
            if self._open and self._open[-1] == tag:
                self._open.pop()

    def handle_data(self, data: str) -> None:
        """Take text."""
        text = visible(data)
        self._plain.append(text)
        self._marked.append(escaped(text))

    def _inline(self, tag: str, values: dict[str, str]) -> None:
        if tag in _INLINE:
            self._marked.append(_INLINE[tag])
        elif tag == "br":
            self.handle_data(" ")
        elif tag == "a":
            href = values.get("href", "")
            self._links.append(href if href.startswith(_SAFE) else "")
            self._marked.append("[" if self._links[-1] else "")

    def _end_link(self, href: str) -> None:
        if href:
            self._marked.append(f"](<{href.replace('<', '%3C').replace('>', '%3E').replace(' ', '%20')}>)")

    def _begin_item(self) -> None:
        if not self._lists:
            self._lists.append(None)
        count = self._lists[-1]
        if count is None:
            self._marker = "-"
        else:
            self._lists[-1] = count + 1
            self._marker = f"{count + 1}."

    def _picture(self, told: str) -> None:
        told = squeezed(visible(told))
        if not told:
            self._report.lost(Loss.PICTURE_UNTOLD, self._last())
            return
        self._flush()
        self._report.lost(Loss.PICTURE_TOLD, told)
        self._add(Block(BlockKind.PICTURE, escaped(told), told))

    def _last(self) -> str:
        return squeezed("".join(self._plain)) or (self.blocks[-1].plain if self.blocks else "")

    def _flush(self) -> None:
        plain, marked = squeezed("".join(self._plain)), tidied("".join(self._marked))
        self._plain, self._marked = [], []
        if not plain:
            return
        tag = next((one for one in reversed(self._open) if one != "p" or len(self._open) == 1), "p")
        if _HEADING.fullmatch(tag):
            self._add(Block(BlockKind.HEADING, escaped(plain), plain, int(tag[1])))
        elif tag == "li" and self._marker:
            self._add(Block(BlockKind.ITEM, guarded(marked), plain, max(0, len(self._lists) - 1), self._marker))
            self._marker = ""
        else:
            self._add(Block(BlockKind.PARAGRAPH, guarded(marked), plain))

    def _add(self, block: Block) -> None:
        if self._grids:
            self._grids[-1].add(block)
        else:
            self.blocks.append(block)

    def _end_table(self) -> None:
        grid = self._grids.pop()
        for block in grid.blocks(self._report):
            self._add(block)
        if self._open and self._open[-1] == "table":
            self._open.pop()

    def close(self) -> None:
        """Take what stands after the last element."""
        super().close()
        self._flush()


_EMPTY_MARKS = re.compile(r"\*\*\s*\*\*|(?<![\\_])_\s*_(?!_)")


def tidied(marked: str) -> str:
    """Return Markdown of one line in which marks stand close to their words, as Markdown asks."""
    text = squeezed(_EMPTY_MARKS.sub(" ", marked))
    open_marks: list[str] = []
    pieces = re.split(r"((?<!\\)\*\*|(?<!\\)_)", text)
    made: list[str] = []
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            made.append(piece)
        elif open_marks and open_marks[-1] == piece:
            open_marks.pop()
            space = made[-1][len(made[-1].rstrip()) :]
            made[-1] = made[-1].rstrip()
            made += [piece, space]
        else:
            open_marks.append(piece)
            following = pieces[index + 1]
            pieces[index + 1] = following.lstrip()
            made += [following[: len(following) - len(following.lstrip())], piece]
    return squeezed("".join(made))
