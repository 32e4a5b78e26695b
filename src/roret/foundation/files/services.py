"""Receiving files: checked by content, by size and by the scanner before anything is kept."""

import hashlib
import re
import tempfile
import unicodedata
import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation import clock
from roret.foundation.files.inspection import FileRefused, content_type_of, scan
from roret.foundation.files.kinds import ENDINGS, FileKind, kind_of
from roret.foundation.files.models import StoredFile


@transaction.atomic
def receive_files(uploads: Iterable[UploadedFile], *, by: Any) -> list[StoredFile]:
    """Keep files that somebody sent; all of them or none. Raises ``FileRefused`` naming the file and what to do.

    Who may send is asked by the service that hangs the files on something.
    """
    return [_receive(upload) for upload in uploads]


def _receive(upload: UploadedFile) -> StoredFile:
    name = safe_name(upload.name or "fil")
    if upload.size == 0:
        raise FileRefused(_("“%(name)s” is empty.") % {"name": name})
    if (upload.size or 0) > settings.RORET_UPLOAD_BYTES:
        megabytes = settings.RORET_UPLOAD_BYTES // (1024 * 1024)
        raise FileRefused(_("“%(name)s” is larger than %(megabytes)d MB. Make it smaller or divide it.") % {"name": name, "megabytes": megabytes})
    kind = _kind(upload, name)
    stored = StoredFile(name=name, content_type=kind.content_type, size=upload.size, received_at=clock.now())
    stored.sha256, stored.scanned = _hash_and_scan(upload)
    upload.seek(0)
    stored.content.save(f"{uuid.uuid4().hex}.{kind.endings[0]}", upload, save=False)
    stored.save()
    return stored


def _kind(upload: UploadedFile, name: str) -> FileKind:
    kind = kind_of(content_type_of(upload))
    ending = name.rpartition(".")[2].lower()
    if kind is None:
        allowed = ", ".join(sorted(ENDINGS))
        raise FileRefused(_("“%(name)s” is not a kind of file we can take. Send one of %(allowed)s.") % {"name": name, "allowed": allowed})
    if ending not in kind.endings:
        raise FileRefused(_("“%(name)s” is not what its name says. Save it anew with the right ending.") % {"name": name})
    return kind


def _hash_and_scan(upload: UploadedFile) -> tuple[str, str]:
    digest = hashlib.sha256()
    with tempfile.NamedTemporaryFile() as copy:
        for chunk in upload.chunks():
            digest.update(chunk)
            copy.write(chunk)
        copy.flush()
        return digest.hexdigest(), scan(copy.name)


def keep_made_file(content: bytes, *, name: str, content_type: str) -> StoredFile:
    """Keep a file that the house itself has made."""
    digest = hashlib.sha256(content).hexdigest()
    stored = StoredFile(name=name, content_type=content_type, size=len(content), sha256=digest, scanned="made_here", received_at=clock.now())
    stored.content.save(f"{uuid.uuid4().hex}.{name.rpartition('.')[2]}", ContentFile(content), save=False)
    stored.save()
    return stored


def safe_name(name: str) -> str:
    """Return a sender's file name without folders, control characters or tricks of direction, at most 150 characters."""
    base = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    clean = "".join(character for character in base if unicodedata.category(character)[0] != "C").strip(" .")
    stem, dot, ending = clean.rpartition(".")
    return f"{stem[: 140 - len(ending)]}{dot}{ending}" if dot else clean[:150] or "fil"
