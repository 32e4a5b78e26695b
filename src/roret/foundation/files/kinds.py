"""What files are taken: the type that the content shows must be one of these, and the name's ending must agree."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

OFFICE = "application/vnd.openxmlformats-officedocument."
PDF, DOCX, XLSX = "application/pdf", f"{OFFICE}wordprocessingml.document", f"{OFFICE}spreadsheetml.sheet"
ODT, PNG, JPEG, TEXT = "application/vnd.oasis.opendocument.text", "image/png", "image/jpeg", "text/plain"


@dataclass(frozen=True)
class FileKind:
    """One kind of file: its type, the endings it may have, why it is taken, and whether a browser may show it."""

    content_type: str
    endings: tuple[str, ...]
    why: object
    inline: bool = False


KINDS = (
    FileKind(PDF, ("pdf",), _("What most people and offices send; every browser shows it."), inline=True),
    FileKind(DOCX, ("docx",), _("What Word saves; without macros, which could act on the reader's machine.")),
    FileKind(ODT, ("odt",), _("The open standard for texts (ISO 26300), which public authorities must take.")),
    FileKind(XLSX, ("xlsx",), _("What Excel saves; without macros.")),
    FileKind(PNG, ("png",), _("A picture or a screenshot."), inline=True),
    FileKind(JPEG, ("jpg", "jpeg"), _("A photograph; where and when it was taken is removed."), inline=True),
    FileKind(TEXT, ("txt", "csv", "md"), _("Plain text and tables; nothing in it can act."), inline=True),
)
"""Not taken, with the reason: .doc, .xls and .ppt (may hold macros that cannot be told from text), SVG and HTML (are
programs to a browser), archives (hide what they hold), everything that runs."""

ENDINGS = tuple(f".{ending}" for kind in KINDS for ending in kind.endings)


def kind_of(content_type: str) -> FileKind | None:
    """Return the kind of a content type, or None when it is not taken."""
    return next((kind for kind in KINDS if kind.content_type == content_type), None)
