"""Office files are archives: what kind they are, and whether they are bombs, locked, or hold programs."""

import zipfile
from typing import IO

from django.utils.translation import gettext as _

from roret.foundation.files.errors import FileRefused
from roret.foundation.files.kinds import DOCX, ODT, XLSX

MOST_ENTRIES = 10_000
MOST_UNPACKED = 300 * 1024 * 1024
"""Bytes that all parts together may unpack to."""
MOST_RATIO = 200
"""How many times larger an archive above 10 MB may become; office texts stay below 100."""
_RATIO_FROM = 10 * 1024 * 1024


def office_type(content: IO[bytes]) -> str:
    """Return the content type of an office file; an empty text for any other archive.

    Only the list of contents is read, nothing is unpacked but the few bytes in which OpenDocument names itself. Raises
    ``FileRefused`` for an archive that is damaged, locked, a bomb, or holds macros.
    """
    try:
        with zipfile.ZipFile(content) as archive:
            entries = archive.infolist()
            _check_size(entries)
            kind = _kind(archive, {entry.filename for entry in entries})
            if kind:
                _check_entries(entries, archive.comment)
            return kind
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise FileRefused(_("The file is damaged. Save it anew and try again.")) from error


def _check_size(entries: list[zipfile.ZipInfo]) -> None:
    unpacked, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    bomb = unpacked > _RATIO_FROM and unpacked > MOST_RATIO * max(packed, 1)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or bomb:
        raise FileRefused(_("The file unpacks to more than we can take. Save it anew, or send a PDF."))


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "[Content_Types].xml" in names:
        if "word/document.xml" in names:
            return DOCX
        return XLSX if "xl/workbook.xml" in names else ""
    if "mimetype" in names:
        with archive.open("mimetype") as said:
            return ODT if said.read(100).decode("ascii", "replace").strip() == ODT else ""
    return ""


def _check_entries(entries: list[zipfile.ZipInfo], comment: bytes) -> None:
    for entry in entries:
        parts = entry.filename.replace("\\", "/").split("/")
        if entry.flag_bits & 1:
            raise FileRefused(_("The file is locked with a password. Take the password off and send it again."))
        if parts[-1].lower() == "vbaproject.bin" or parts[0] in {"Basic", "Scripts"}:
            raise FileRefused(_("The file holds macros. Save it without macros, or send a PDF."))
        if ".." in parts or entry.filename.startswith(("/", "\\")):
            raise FileRefused(_("The file is damaged. Save it anew and try again."))
    if comment:
        raise FileRefused(_("The file is two kinds of file at once. Save it anew and try again."))
