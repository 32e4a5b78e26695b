"""Word and OpenDocument files are archives of XML: what is looked at before anything of them is read."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree
from defusedxml import DefusedXmlException

from roret.engines.documents.errors import DocumentError

MOST_UNPACKED = 150 * 1024 * 1024
"""Bytes that all parts together may unpack to."""
MOST_XML = 60 * 1024 * 1024
MOST_ENTRIES = 5_000
_OLE = b"\xd0\xcf\x11\xe0"
"""What a Word document with a password begins with, and one in the format before 2007."""


@contextmanager
def opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """Open an office file that is whole, without password and macros, and not larger than it seems."""
    if content.startswith(_OLE):
        raise DocumentError("document.locked")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive.infolist())
            yield archive
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, KeyError, OSError) as error:
        raise DocumentError("document.damaged") from error


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise DocumentError("document.bomb", megabytes=MOST_UNPACKED // 1024**2)
    for entry in entries:
        if entry.flag_bits & 1:
            raise DocumentError("document.locked")
        parts = entry.filename.replace("\\", "/").split("/")
        if parts[-1].lower() == "vbaproject.bin" or parts[0] in {"Basic", "Scripts"}:
            raise DocumentError("document.macros")


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return one part, no more of it than the list of contents says and we take: that list may lie."""
    with archive.open(name) as source:
        content = source.read(MOST_XML + 1)
    if len(content) > MOST_XML:
        raise DocumentError("document.bomb", megabytes=MOST_XML // 1024**2)
    return content


def tree(content: bytes) -> Element:
    """Return a part as a tree; a document type of its own, entities and outside references are refused."""
    try:
        return defusedxml.ElementTree.fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise DocumentError("document.entities") from error
    except (ParseError, ValueError, LookupError) as error:
        raise DocumentError("document.damaged") from error


def check_xml(archive: zipfile.ZipFile) -> None:
    """Refuse an archive in which any part of XML is damaged or holds entities, so that other readers meet none."""
    for entry in archive.infolist():
        if entry.filename.lower().endswith((".xml", ".rels")):
            tree(part(archive, entry.filename))
