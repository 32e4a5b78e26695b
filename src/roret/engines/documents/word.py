"""Word documents (DOCX): read by their styles, after every part has been looked at."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import mammoth
from mammoth import html as made

from roret.engines.documents.archives import check_xml, opened, part
from roret.engines.documents.blocks import BlockKind, Converted, Loss, Report
from roret.engines.documents.errors import DocumentError
from roret.engines.documents.markup import MarkupReader

_STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Titel'] => h1:fresh",
        *(f"p[style-name='Overskrift {level}'] => h{level}:fresh" for level in range(1, 7)),
        *(f"p[style-name='TOC {level}'] => !" for level in range(1, 10)),
        *(f"p[style-name='toc {level}'] => !" for level in range(1, 10)),
    ]
)
_LOSSES = (
    (b"<w:txbxContent", Loss.TEXT_BOXES_LEFT),
    (b"<m:oMath", Loss.FORMULAS_LEFT),
    (b"<w:del ", Loss.CHANGES_ACCEPTED),
    (b"<w:ins ", Loss.CHANGES_ACCEPTED),
    (b"<w:commentReference", Loss.COMMENTS_LEFT),
    (b"<w:footnoteReference", Loss.FOOTNOTES_MOVED),
    (b"<w:endnoteReference", Loss.FOOTNOTES_MOVED),
)


def read_word(content: bytes) -> Converted:
    """Return a Word document as blocks."""
    report = Report()
    with opened(content) as archive:
        if "word/document.xml" not in archive.namelist():
            raise DocumentError("document.damaged")
        check_xml(archive)
        _note_losses(archive, report)
    reader = MarkupReader(report)
    reader.feed(_markup(content))
    reader.close()
    if reader.blocks and not any(block.kind == BlockKind.HEADING for block in reader.blocks):
        report.lost(Loss.NO_HEADINGS)
    return Converted(reader.blocks, report.notes())


def _markup(content: bytes) -> str:
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(content), style_map=_STYLES, convert_image=_picture, include_embedded_style_map=False
        )
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, OSError, RecursionError) as error:
        raise DocumentError("document.damaged") from error
    return str(result.value)


def _picture(image: Any) -> list[Any]:
    """Carry over what the picture is said to show; the reader decides what that is worth."""
    return [made.element("img", {"alt": image.alt_text or ""})]


def _note_losses(archive: zipfile.ZipFile, report: Report) -> None:
    text = part(archive, "word/document.xml")
    for sign, loss in _LOSSES:
        report.lost(loss, count=text.count(sign))
    headers = [name for name in archive.namelist() if name.startswith(("word/header", "word/footer"))]
    report.lost(Loss.HEADERS_LEFT, count=sum(b"<w:t" in part(archive, name) for name in headers))
