"""Reading the text of a kept file: in a process of its own, with limits."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from roret.engines.documents import Converted, DocumentError, Limits, convert_file
from roret.foundation.files.kinds import DOCX, ODT, PDF, TEXT
from roret.foundation.files.naming import ending_of
from roret.foundation.files.refusals import in_words

_KINDS = {DOCX: "docx", ODT: "odt", PDF: "pdf", TEXT: "txt"}
_CHUNK = 64 * 1024


def kind_for_reading(content_type: str, name: str) -> str:
    """Return how a file is read as text: docx, odt, pdf, md or txt; an empty text when it is not."""
    kind = _KINDS.get(content_type, "")
    return "md" if kind == "txt" and ending_of(name) == "md" else kind


def read_document(stored: Any, *, limits: Limits | None = None) -> Converted:
    """Return a kept file as blocks; raises ``DocumentError`` with the reason why not."""
    kind = kind_for_reading(stored.content_type, stored.name)
    if not kind:
        raise DocumentError("document.unknown_kind")
    with stored.content.open("rb") as content, _on_disk(content) as copy:
        return convert_file(copy.name, kind, limits=limits)


QUICK = Limits(seconds=10, megabytes=768)
"""For a look while somebody waits for the page; the whole text is read by a job."""
_MAY_PASS = frozenset({"document.too_slow", "document.too_heavy", "document.too_many_blocks"})
"""What a quick look says nothing about."""


def why_no_text(upload: Any, content_type: str) -> str:
    """Return why an upload has no text that can be read, in the reader's language; an empty text when it has, or may have."""
    kind = kind_for_reading(content_type, upload.name or "")
    if kind not in {"docx", "odt", "pdf"}:
        return ""
    upload.seek(0)
    try:
        with _on_disk(upload) as copy:
            convert_file(copy.name, kind, limits=QUICK)
    except DocumentError as error:
        return "" if error.code in _MAY_PASS else in_words(error.code, error.params)
    finally:
        upload.seek(0)
    return ""


@contextmanager
def _on_disk(content: Any) -> Iterator[IO[bytes]]:
    """Give a copy with a path: the storage may be elsewhere than on this machine."""
    with tempfile.NamedTemporaryFile() as copy:
        while chunk := content.read(_CHUNK):
            copy.write(chunk)
        copy.flush()
        yield copy
