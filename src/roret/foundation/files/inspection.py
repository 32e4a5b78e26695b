"""Looking into a file: what it is by its content, and whether it hides more than it shows."""

import codecs
import re
import zipfile
from collections.abc import Iterator
from typing import IO

import filetype
from django.utils.translation import gettext as _

from roret.foundation.files.archives import office_type
from roret.foundation.files.errors import FileRefused
from roret.foundation.files.kinds import JPEG, PDF, PNG, TEXT

_HEAD, _TAIL, _CHUNK = 8192, 2048, 64 * 1024
_MARKUP = re.compile(
    rb"<(!doctype\s+html|html|head|body|script|svg|iframe|object|embed|\?xml|\?php)[\s>/]", re.IGNORECASE
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def content_type_of(content: IO[bytes]) -> str:
    """Return what the content is, whatever it is called; an empty text when it is nothing that we take.

    Raises ``FileRefused`` when it is of a kind we take but damaged, too large when unpacked, or two kinds at once.
    """
    content.seek(0)
    head = content.read(_HEAD)
    if head.startswith(b"%PDF-"):
        return _pdf(content, head)
    if head.startswith(b"PK\x03\x04"):
        return office_type(content)
    guessed = filetype.guess(head)
    if guessed is not None:
        return guessed.mime if guessed.mime in {PNG, JPEG} else ""
    return TEXT if _is_text(content, head) else ""


def charset_of(head: bytes) -> str:
    """Return how a text that was taken is written: UTF-8, else as Danish Windows programs do."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _pdf(content: IO[bytes], head: bytes) -> str:
    content.seek(0, 2)
    content.seek(max(0, content.tell() - _TAIL))
    if b"%%EOF" not in content.read():
        raise FileRefused(_("The PDF is not whole. Save it anew and try again."))
    if zipfile.is_zipfile(content) or _MARKUP.search(head[:1024]):
        raise FileRefused(_("The file is two kinds of file at once. Save it anew as a PDF and try again."))
    return PDF


def _is_text(content: IO[bytes], head: bytes) -> bool:
    """Say whether all of it is readable text that no browser could take for a page or a system for a program."""
    if head.startswith(b"#!") or _MARKUP.search(head[:1024] + b" "):
        return False
    return any(_decodes(content, encoding) for encoding in ("utf-8", "cp1252"))


def _decodes(content: IO[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for chunk in _chunks(content):
            if _CONTROL.search(chunk):
                return False
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _chunks(content: IO[bytes]) -> Iterator[bytes]:
    content.seek(0)
    while chunk := content.read(_CHUNK):
        yield chunk
