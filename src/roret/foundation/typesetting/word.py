"""Word documents with real headings and described tables, the same bytes for the same data.

python-docx keeps the package, the styles and the properties; the body is WordprocessingML (``markup``). Every time in the
package is fixed, and ``write_word`` works in a process of its own with limits.
"""

import io
import json
import sys
import tempfile
import zipfile
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from roret.foundation.typesetting.limits import limit_memory, run_limited

SECONDS = 120
NO_TIME = (1980, 1, 1, 0, 0, 0)
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 — a fixed moment; python-docx wants it without a zone
_LANGUAGE = "da-DK"


@dataclass(frozen=True)
class About:
    """What a document says of itself in its properties."""

    title: str
    subject: str = ""
    author: str = ""
    comments: str = ""


def write_word(body: str, about: About, *, seconds: int = SECONDS) -> bytes:
    """Return the document of a body; raises ``RuntimeError`` when it cannot be made."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "data.json").write_text(json.dumps({"body": body, "about": asdict(about)}), "ascii")
        run_limited(__name__, folder, seconds=seconds)
        return (place / "out.docx").read_bytes()


def pack(body: str, about: About) -> bytes:
    """Return the document, made in this process."""
    import docx
    from lxml import etree

    document = docx.Document()
    elements = document.element.body
    for old in list(elements)[:-1]:
        elements.remove(old)
    for place, element in enumerate(etree.fromstring(body.encode(), etree.XMLParser(huge_tree=True))):
        elements.insert(place, element)
    _set_properties(document, about)
    _set_language(document)
    _number_pages(document)
    out = io.BytesIO()
    document.save(out)
    return _without_times(out.getvalue())


def _set_properties(document: Any, about: About) -> None:
    properties = document.core_properties
    properties.title, properties.subject = _short(about.title), _short(about.subject)
    properties.author, properties.comments = _short(about.author), _short(about.comments)
    properties.language, properties.last_modified_by, properties.keywords = _LANGUAGE, "", ""
    properties.created = properties.modified = properties.last_printed = _MADE
    properties.revision = 1


def _short(text: str) -> str:
    """Return what a property may hold: 255 characters without controls."""
    return "".join(character for character in text if character.isprintable())[:255]


def _set_language(document: Any) -> None:
    from docx.oxml.ns import qn

    for style in document.styles.element.iter(qn("w:lang")):
        style.set(qn("w:val"), _LANGUAGE)


def _number_pages(document: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    document.sections[0].footer.paragraphs[0]._p.append(field)


def _without_times(package: bytes) -> bytes:
    """Return the same package with one fixed time on every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for part in source.infolist():
            entry = zipfile.ZipInfo(part.filename, NO_TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(entry, source.read(part), compresslevel=6)
    return out.getvalue()


if __name__ == "__main__":
    limit_memory()
    work = Path(sys.argv[1])
    given = json.loads((work / "data.json").read_text("ascii"))
    (work / "out.docx").write_bytes(pack(given["body"], About(**given["about"])))
