"""The text of files: asked for in the transaction that receives them, read by a job, looked through for personal data."""

from typing import Any

from django.db import transaction

from roret.engines.documents import DocumentError
from roret.engines.texts.language import guess_language
from roret.engines.texts.redaction import find_personal_data
from roret.foundation import authz, clock, journal
from roret.foundation.files import events, tasks
from roret.foundation.files.models import FileText, StoredFile
from roret.foundation.files.reading import kind_for_reading, read_document
from roret.foundation.search import vector

LONGEST = 1_000_000
"""Characters that are kept of one file; a book has half as many."""
SEARCHED = 300_000
"""Characters that can be searched: a search column holds no more than a megabyte."""


def ask_for_text(stored: StoredFile) -> bool:
    """Enqueue the reading of a file that has just been kept; say whether it is of a kind that is read."""
    if not kind_for_reading(stored.content_type, stored.name):
        return False
    tasks.read_text.enqueue(file_id=stored.pk)
    return True


@transaction.atomic
def read_file_text(stored: StoredFile, *, by: Any) -> FileText:
    """Read the text of a file, once; keep it, or the reason why it could not be read."""
    authz.require(by, "files.read_text", stored)
    stored = StoredFile.objects.lock(stored.pk)
    known = FileText.objects.filter(file=stored).first()
    if known:
        return known
    found = FileText(file=stored, read_at=clock.now())
    try:
        found.text = read_document(stored).plain[:LONGEST].replace("\x00", "")
    except DocumentError as error:
        found.refusal = {"code": error.code, "params": error.params}
    found.flags = len(find_personal_data(found.text))
    found.search = vector([(found.text[:SEARCHED], "D")], guess_language(found.text) or "da")
    found.save(force_insert=True)
    refused = found.refusal.get("code", "")
    journal.record(events.TextRead, stored, by=by, characters=len(found.text), flags=found.flags, refused=refused)
    return found
