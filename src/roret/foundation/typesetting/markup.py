"""WordprocessingML (ECMA-376): paragraphs, headings, links and tables as text. What people wrote is escaped, always."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import count
from xml.sax.saxutils import escape

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NOT_IN_NAME = re.compile(r"[^0-9A-Za-z]")


class Markup:
    """A body being written."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.parts: list[str] = []
        self.numbers = count(1)

    def xml(self) -> str:
        """Return the body's elements under one root."""
        return f'<w:body xmlns:w="{NAMESPACE}">{"".join(self.parts)}</w:body>'

    def heading(self, level: int, text: str, *, bookmark: str = "") -> None:
        """Write a heading that the navigation pane and screen readers know, with a place to link to."""
        number = next(self.numbers)
        name = _name(bookmark or f"afsnit_{number}")
        mark = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{run(text)}<w:bookmarkEnd w:id="{number}"/>'
        self.parts.append(_paragraph(mark, style=f"Heading{level}"))

    def text(self, text: str, *, style: str = "", small: bool = False) -> None:
        """Write a text; a blank line begins a new paragraph, a line break stays one."""
        for piece in re.split(r"\n\s*\n", clean(text)):
            if piece.strip():
                self.parts.append(
                    _paragraph(run(piece.strip("\n"), small=small), style=style, turned=_is_turned(piece))
                )

    def links(self, pairs: Iterable[tuple[str, str]], *, empty: str = "") -> None:
        """Write links to bookmarks, after one another: (bookmark, text)."""
        written = run(", ", small=True).join(link(bookmark, text) for bookmark, text in pairs)
        self.parts.append(_paragraph(written or run(empty)))

    def table(self, caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a table with a header row that is repeated on each page, and its description for screen readers."""
        about = escape(clean(caption), {'"': "&quot;"})
        cells = f'<w:tblCaption w:val="{about}"/><w:tblDescription w:val="{about}"/>'
        properties = f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>{cells}</w:tblPr>'
        grid = "<w:tblGrid>" + "<w:gridCol/>" * len(head) + "</w:tblGrid>"
        lines = [_row(head, head=True), *(_row(row) for row in rows)]
        self.parts.append(f"<w:tbl>{properties}{grid}{''.join(lines)}</w:tbl>{_paragraph('')}")


def clean(text: str) -> str:
    """Return the text without what XML forbids and without marks that turn the direction of what follows."""
    return _TURNS.sub("", _ILLEGAL.sub("", text))


def run(text: str, *, bold: bool = False, small: bool = False) -> str:
    """Return a run; line breaks become breaks."""
    marks = ("<w:b/>" if bold else "") + ('<w:sz w:val="17"/>' if small else "")
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(clean(text)).split("\n"))
    return f'<w:r>{properties}<w:t xml:space="preserve">{lines}</w:t></w:r>'


def link(bookmark: str, text: str) -> str:
    """Return a link to a bookmark of the same document."""
    shown = f'<w:r><w:rPr><w:color w:val="004A9F"/><w:sz w:val="17"/><w:u w:val="single"/></w:rPr><w:t>{escape(clean(text))}</w:t></w:r>'
    return f'<w:hyperlink w:anchor="{_name(bookmark)}">{shown}</w:hyperlink>'


def _name(bookmark: str) -> str:
    return _NOT_IN_NAME.sub("_", bookmark)[:40]


def _is_turned(text: str) -> bool:
    """Say whether a text runs from right to left: by its first letter."""
    first = next((kind for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"}), "L")
    return first != "L"


def _paragraph(content: str, *, style: str = "", turned: bool = False) -> str:
    marks = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:bidi/>" if turned else "")
    return f"<w:p>{f'<w:pPr>{marks}</w:pPr>' if marks else ''}{content}</w:p>"


def _row(cells: Sequence[str], *, head: bool = False) -> str:
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{properties}{''.join(f'<w:tc>{_paragraph(run(cell, bold=head))}</w:tc>' for cell in cells)}</w:tr>"
