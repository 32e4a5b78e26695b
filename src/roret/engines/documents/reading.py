"""From bytes to blocks: which reader reads what. Runs in the process that `running` starts."""

from __future__ import annotations

from collections.abc import Callable

from roret.engines.documents.blocks import Block, BlockKind, Converted, escaped, guarded
from roret.engines.documents.errors import DocumentError

MOST_BLOCKS = 20_000
LONGEST_BLOCK = 20_000
KINDS = ("docx", "odt", "pdf", "md", "txt")


def read(content: bytes, kind: str) -> Converted:
    """Return a document as blocks; `kind` is one of KINDS."""
    converted = _reader(kind)(content)
    if not any(block.plain.strip() for block in converted.blocks):
        raise DocumentError("document.empty")
    blocks = [piece for block in converted.blocks for piece in _cut(block)]
    if len(blocks) > MOST_BLOCKS:
        raise DocumentError("document.too_many_blocks", limit=MOST_BLOCKS)
    return Converted(blocks, converted.notes, converted.pages)


def _reader(kind: str) -> Callable[[bytes], Converted]:
    # Each is imported when it is needed: a short text need not wait for the reader of PDFs.
    if kind == "docx":
        from roret.engines.documents.word import read_word

        return read_word
    if kind == "odt":
        from roret.engines.documents.open_document import read_open_document

        return read_open_document
    if kind == "pdf":
        from roret.engines.documents.pdf import read_pdf

        return read_pdf
    return {"md": _typed, "txt": _plain}.get(kind) or _unknown


def _typed(content: bytes) -> Converted:
    from roret.engines.documents.typed import convert_typed

    return convert_typed(decoded(content))


def _plain(content: bytes) -> Converted:
    from roret.engines.documents.typed import convert_plain

    return convert_plain(decoded(content))


def _unknown(content: bytes) -> Converted:
    raise DocumentError("document.unknown_kind")


def decoded(content: bytes) -> str:
    """Return text as it was written: UTF-8, else as Danish Windows programs do."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _cut(block: Block) -> list[Block]:
    """Divide a paragraph that no page could show; whole tables are left whole."""
    if len(block.plain) <= LONGEST_BLOCK or block.kind == BlockKind.TABLE:
        return [block]
    pieces = [block.plain[start : start + LONGEST_BLOCK] for start in range(0, len(block.plain), LONGEST_BLOCK)]
    return [Block(BlockKind.PARAGRAPH, guarded(escaped(piece)), piece) for piece in pieces]
