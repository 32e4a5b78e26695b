"""Every way files can change: received, made here, erased; and what a rolled-back change left behind is swept up."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import IO, Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal
from roret.foundation.errors import NotPossible
from roret.foundation.files import events
from roret.foundation.files.checking import check_upload
from roret.foundation.files.models import StoredFile
from roret.foundation.files.naming import safe_name
from roret.foundation.files.pictures import without_metadata
from roret.foundation.files.scanning import MADE_HERE, scan

_CHUNK = 64 * 1024
LEFT_BEHIND = timedelta(days=1)


@transaction.atomic
def receive_files(uploads: Iterable[UploadedFile], *, by: Any) -> list[StoredFile]:
    """Keep files that somebody sent; all of them or none. Raises ``FileRefused`` naming the file and what to do."""
    uploads = list(uploads)
    for upload in uploads:
        check_upload(upload)
    return [receive_file(upload, by=by) for upload in uploads]


@transaction.atomic
def receive_file(upload: UploadedFile, *, by: Any) -> StoredFile:
    """Keep a file that somebody sent: checked by content, scanned, a picture without its metadata.

    Who may read it is decided by what it is hung on; until then nobody may. Raises ``FileRefused``.
    """
    authz.require(by, "files.receive_file")
    kind = check_upload(upload)
    with _on_disk(upload) as received, tempfile.NamedTemporaryFile() as cleaned:
        scanned = scan(received.name, by=by)
        kept = cleaned if without_metadata(received, kind.content_type, cleaned) else received
        kept.flush()
        stored = _keep(kept, name=safe_name(upload.name or ""), content_type=kind.content_type, scanned=scanned)
    journal.record(
        events.Received, stored, by=by, content_type=kind.content_type, size=stored.size, name=stored.name, person=by
    )
    return stored


@transaction.atomic
def keep_made_file(content: bytes, *, name: str, content_type: str) -> StoredFile:
    """Keep a file that the house itself has made; the service that made it has asked and remembers."""
    return _keep(ContentFile(content), name=safe_name(name), content_type=content_type, scanned=MADE_HERE)


@transaction.atomic
def erase_file(stored: StoredFile, *, by: Any, reason: str = "") -> None:
    """Erase a file that hangs on nothing any more; its bytes go when the transaction has been kept.

    Raises ``NotPossible`` when something still refers to it.
    """
    authz.require(by, "files.erase_file", stored)
    content = str(stored.content.name)
    journal.record(events.Erased, stored, by=by, reason=reason, sha256=stored.sha256)
    try:
        stored.delete()
    except ProtectedError as error:
        raise NotPossible(_("The file is still used.")) from error
    transaction.on_commit(lambda: default_storage.delete(content))


def sweep_files() -> int:
    """Delete what lies in the storage for more than a day and has no row: its change was rolled back. Return how many."""
    limit, swept = clock.now() - LEFT_BEHIND, 0
    for path in _stored_paths("files"):
        if default_storage.get_modified_time(path) < limit and not StoredFile.objects.filter(content=path).exists():
            default_storage.delete(path)
            swept += 1
    return swept


def _keep(content: Any, *, name: str, content_type: str, scanned: str) -> StoredFile:
    content.seek(0)
    digest, size = hashlib.sha256(), 0
    while chunk := content.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    content.seek(0)
    stored = StoredFile(name=name, content_type=content_type, size=size, sha256=digest.hexdigest(), scanned=scanned)
    stored.received_at = clock.now()
    stored.content.save(name, File(content), save=False)
    stored.save(force_insert=True)
    return stored


@contextmanager
def _on_disk(upload: UploadedFile) -> Iterator[IO[bytes]]:
    """Give a copy with a path, because scanners read paths; the copy is gone afterwards, whatever happens."""
    with tempfile.NamedTemporaryFile() as copy:
        upload.seek(0)
        for chunk in upload.chunks(_CHUNK):
            copy.write(chunk)
        copy.flush()
        copy.seek(0)
        yield copy


def _stored_paths(folder: str) -> Iterator[str]:
    if not default_storage.exists(folder):
        return
    folders, files = default_storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from _stored_paths(f"{folder}/{name}")
