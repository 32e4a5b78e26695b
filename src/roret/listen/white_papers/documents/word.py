"""The Word document of a volume: real headings, tables with header rows and descriptions, bookmarks and inner links.

python-docx keeps the package, the styles and the properties; the body is written as WordprocessingML, because ten thousand
responses as objects take minutes. It runs in a process of its own with limits, and every time in the package is fixed, so
that the same data give the same bytes.
"""

import io
import json
import sys
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from roret.foundation.typesetting.limits import limit_memory, run_limited
from roret.listen.white_papers.documents.word_body import body_of

SECONDS = 300
NO_TIME = (1980, 1, 1, 0, 0, 0)
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 — a fixed moment; python-docx wants it without a zone
_LANGUAGE = "da-DK"


def write_word(data: dict[str, Any]) -> bytes:
    """Return the document; raises ``RuntimeError`` when it cannot be made."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "data.json").write_text(json.dumps(data), "ascii")
        run_limited(__name__, folder, seconds=SECONDS)
        return (place / "out.docx").read_bytes()


def compose(data: dict[str, Any]) -> bytes:
    """Return the document, made in this process."""
    import docx
    from lxml import etree

    document = docx.Document()
    body = document.element.body
    for old in list(body)[:-1]:
        body.remove(old)
    for place, element in enumerate(etree.fromstring(body_of(data).encode(), etree.XMLParser(huge_tree=True))):
        body.insert(place, element)
    _set_properties(document, data)
    _set_language(document)
    _number_pages(document)
    out = io.BytesIO()
    document.save(out)
    return _without_times(out.getvalue())


def _set_properties(document: Any, data: dict[str, Any]) -> None:
    account, words, properties = data["account"], data["words"], document.core_properties
    properties.title = _short(f"{words['white_paper']}: {account['title']}")
    properties.subject, properties.author = account["number"], _short(account["unit"])
    properties.language, properties.comments = _LANGUAGE, f"SHA-256 {data['sha256']}"
    properties.last_modified_by, properties.keywords = "", ""
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
    (work / "out.docx").write_bytes(compose(json.loads((work / "data.json").read_text("ascii"))))
