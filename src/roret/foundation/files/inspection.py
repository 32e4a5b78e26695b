"""Looking into a file: what it is by its content, whether it hides more than it shows, whether it is clean."""

import shlex
import subprocess
import zipfile
from typing import IO

import filetype
from django.conf import settings
from django.utils.translation import gettext as _

from roret.foundation.errors import DomainError

_HEAD = 8192
_MOST_UNPACKED = 500 * 1024 * 1024
_OFFICE = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"<?php", b"#!")


class FileRefused(DomainError):
    """A file is not taken; the sentence says why and what to do."""

    code = "file_refused"


def content_type_of(content: IO[bytes]) -> str:
    """Return what the content is; an empty text when it is none of the kinds we know."""
    content.seek(0)
    head = content.read(_HEAD)
    content.seek(0)
    guessed = filetype.guess(head)
    if zipfile.is_zipfile(content):
        content.seek(0)
        return _office_type(content)
    content.seek(0)
    if guessed is not None:
        return str(guessed.mime)
    return "text/plain" if _is_text(head) else ""


def _office_type(content: IO[bytes]) -> str:
    try:
        with zipfile.ZipFile(content) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_UNPACKED:
                raise FileRefused(_("The file unpacks to more than we can take. Save it anew, or send a PDF."))
            names = archive.namelist()
            if "mimetype" in names:
                return archive.read("mimetype")[:100].decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise FileRefused(_("The file is damaged. Save it anew and try again.")) from error
    return next((kind for prefix, kind in _OFFICE.items() if any(name.startswith(prefix) for name in names)), "")


def _is_text(head: bytes) -> bool:
    if b"\x00" in head or head.lstrip().lower().startswith(_MARKUP):
        return False
    for encoding in ("utf-8", "cp1252"):
        try:
            head.decode(encoding)
        except UnicodeDecodeError as error:
            if encoding == "utf-8" and error.start > len(head) - 4:
                return True
        else:
            return True
    return False


def scan(path: str) -> str:
    """Let the municipality's scanner look at a file; return ``clean`` or ``not_scanned``.

    Raises ``FileRefused`` when the scanner objects or does not answer: what cannot be scanned is not taken.
    """
    command = settings.RORET_SCAN_COMMAND
    if not command:
        return "not_scanned"
    try:
        done = subprocess.run([*shlex.split(command), path], capture_output=True, timeout=60, check=False)  # noqa: S603 — the operator's own program
    except (OSError, subprocess.TimeoutExpired) as error:
        raise FileRefused(_("Files cannot be received just now. Try again later, or send your text without the file.")) from error
    if done.returncode:
        raise FileRefused(_("The file was stopped by the virus scan."))
    return "clean"
