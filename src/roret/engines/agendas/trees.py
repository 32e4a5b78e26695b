"""XML from outside as a small tree of texts with line numbers; whatever could do harm is refused."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax import ContentHandler, SAXParseException

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from roret.engines.agendas.errors import AgendaError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEGABYTE = 1_000_000
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']""")
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_READ_BY_EXPAT = frozenset({"utf-8", "utf8", "utf-16", "iso-8859-1", "us-ascii", "ascii", "windows-1252"})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may ask of us. A megabyte is a million bytes; ``length`` is of one attribute or text."""

    megabytes: int = 5
    depth: int = 40
    elements: int = 100_000
    length: int = 200_000


@dataclass(slots=True)
class Node:
    """An element: its name and attributes' names folded (``folded``), its own text, and where it begins."""

    name: str
    line: int
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text directly in the element, on one line."""
        return " ".join("".join(self.pieces).split())

    def whole_text(self) -> str:
        """Return the text in the element and in all below it."""
        return " ".join(one for node in self.walk() if (one := node.text))

    def walk(self) -> Iterator[Node]:
        """Yield the element and all below it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()


def folded(name: str) -> str:
    """Return a name as it is compared: small letters a to z and digits, without the name of a space before a colon."""
    plain = unicodedata.normalize("NFC", name.rpartition(":")[2]).casefold().translate(_DANISH)
    return re.sub(r"[^a-z0-9]", "", plain)


def read_tree(data: bytes, limits: Limits) -> Node:
    """Return the root of an XML file; raise AgendaError for what is no XML and for what could do harm."""
    _check_bytes(data, limits)
    builder, parser = _Builder(limits), create_parser(forbid_dtd=True)
    parser.setContentHandler(builder)
    try:
        parser.parse(BytesIO(data))
    except DefusedXmlException:
        raise AgendaError("agenda.document_type") from None
    except SAXParseException as error:
        raise _broken(data, error) from None
    except (LookupError, ValueError) as error:
        if isinstance(error, AgendaError):
            raise
        raise AgendaError("agenda.encoding", encoding=_declared(data)) from None
    return builder.root


def _check_bytes(data: bytes, limits: Limits) -> None:
    if not data.strip():
        raise AgendaError("agenda.empty")
    if len(data) > limits.megabytes * _MEGABYTE:
        raise AgendaError("agenda.too_big", limit=limits.megabytes)
    if data.startswith(b"PK"):
        raise AgendaError("agenda.zip")
    if not data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").startswith(b"<"):
        raise AgendaError("agenda.not_xml")


def _broken(data: bytes, error: Any) -> AgendaError:
    """Tell broken XML from bytes that are not of the encoding that the file claims."""
    declared = _declared(data)
    try:
        data.decode(declared)
    except (LookupError, UnicodeDecodeError):
        return AgendaError("agenda.encoding", encoding=declared)
    known = declared.lower() in _READ_BY_EXPAT or "unknown encoding" not in str(error)
    line = error.getLineNumber() or 1
    return AgendaError("agenda.broken", line=line) if known else AgendaError("agenda.encoding", encoding=declared)


def _declared(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    found = _ENCODING.search(data[:300])
    return found[1].decode("ascii", "replace") if found else "utf-8"


class _Builder(ContentHandler):
    """Builds the tree, and stops at the first thing that is too much."""

    _locator: Any  # the parser's, given by setDocumentLocator

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self.limits, self.open, self.count, self.size = limits, [Node("", 0, {})], 0, 0

    @property
    def root(self) -> Node:
        return self.open[0].children[0]

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 — as SAX calls it
        self.count += 1
        self.size = 0
        if self.count > self.limits.elements:
            raise AgendaError("agenda.too_many", limit=self.limits.elements)
        if len(self.open) > self.limits.depth:
            raise AgendaError("agenda.too_deep", line=self._line, limit=self.limits.depth)
        values = {folded(key): " ".join(value.split()) for key, value in attrs.items()}
        self._measure(max(map(len, attrs.values()), default=0))
        node = Node(folded(name), self._line, values)
        self.open[-1].children.append(node)
        self.open.append(node)

    def endElement(self, name: str) -> None:  # noqa: N802 — as SAX calls it
        self.size = 0
        self.open.pop()

    def characters(self, content: str) -> None:
        self.size += len(content)
        self._measure(self.size)
        self.open[-1].pieces.append(content)

    @property
    def _line(self) -> int:
        return self._locator.getLineNumber() or 0 if self._locator else 0

    def _measure(self, length: int) -> None:
        if length > self.limits.length:
            raise AgendaError("agenda.too_long", line=self._line, limit=self.limits.length)
