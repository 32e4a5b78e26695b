"""What files are taken: the type that the content shows must be one of these, and the name's ending must agree."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileKind:
    """One kind of file: its type, the endings it may have, and whether a browser may show it."""

    content_type: str
    endings: tuple[str, ...]
    inline: bool = False


KINDS = (
    FileKind("application/pdf", ("pdf",), inline=True),
    FileKind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",)),
    FileKind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",)),
    FileKind("application/vnd.oasis.opendocument.text", ("odt",)),
    FileKind("image/png", ("png",), inline=True),
    FileKind("image/jpeg", ("jpg", "jpeg"), inline=True),
    FileKind("text/plain", ("txt", "csv", "md"), inline=True),
)
ENDINGS = tuple(f".{ending}" for kind in KINDS for ending in kind.endings)


def kind_of(content_type: str) -> FileKind | None:
    """Return the kind of a content type, or None when it is not taken."""
    return next((kind for kind in KINDS if kind.content_type == content_type), None)
