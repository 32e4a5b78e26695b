"""What files are taken: the type that the content shows must be one of these, and the name's ending must agree."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

OFFICE = "application/vnd.openxmlformats-officedocument."
PDF, DOCX, XLSX = "application/pdf", f"{OFFICE}wordprocessingml.document", f"{OFFICE}spreadsheetml.sheet"
ODT, PNG, JPEG, TEXT = "application/vnd.oasis.opendocument.text", "image/png", "image/jpeg", "text/plain"


@dataclass(frozen=True)
class FileKind:
    """One kind of file: its type, its name, the endings it may have, why it is taken, and whether a browser may show it."""

    content_type: str
    name: object
    endings: tuple[str, ...]
    why: object
    inline: bool = False


KINDS = (
    FileKind(PDF, "PDF", ("pdf",), _("What most people and offices send; every browser shows it."), inline=True),
    FileKind(DOCX, "Word", ("docx",), _("What Word saves; without macros, which could act on the reader's machine.")),
    FileKind(
        ODT, "OpenDocument", ("odt",), _("The open standard for texts (ISO 26300), which public authorities must take.")
    ),
    FileKind(XLSX, "Excel", ("xlsx",), _("What Excel saves; without macros.")),
    FileKind(PNG, "PNG", ("png",), _("A picture or a screenshot."), inline=True),
    FileKind(JPEG, "JPEG", ("jpg", "jpeg"), _("A photograph; where and when it was taken is removed."), inline=True),
    FileKind(
        TEXT, _("plain text"), ("txt", "csv", "md"), _("Plain text and tables; nothing in it can act."), inline=True
    ),
)
"""Not taken, with the reason: .doc, .xls and .ppt (may hold macros that cannot be told from text), SVG and HTML (are
programs to a browser), archives (hide what they hold), everything that runs."""

READABLE = tuple(kind for kind in KINDS if kind.content_type not in {PNG, JPEG})
"""Those whose text can be read; a picture of a text has none."""


def endings_of(kinds: Sequence[FileKind]) -> list[str]:
    """Return the endings with their dot, as a browser's file chooser takes them."""
    return [f".{ending}" for kind in kinds for ending in kind.endings]


def in_words(kinds: Sequence[FileKind]) -> str:
    """Return the kinds as one reads them: PDF (.pdf), Word (.docx)."""
    return ", ".join(f"{kind.name} ({', '.join(endings_of([kind]))})" for kind in kinds)


def kind_of(content_type: str) -> FileKind | None:
    """Return the kind of a content type, or None when it is not taken."""
    return next((kind for kind in KINDS if kind.content_type == content_type), None)
