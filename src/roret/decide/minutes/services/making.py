"""Making the files of a version: open for everybody, and whole for the body where something is closed."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from roret.decide.minutes import events
from roret.decide.minutes.documents import data_of, set_pdf, write_word
from roret.decide.minutes.enums import FileKind
from roret.decide.minutes.models import Version, VersionFile
from roret.foundation import authz, journal
from roret.foundation.files.services import keep_made_file

TYPES: dict[FileKind, tuple[Callable[[dict[str, Any]], bytes], str]] = {
    FileKind.PDF: (set_pdf, "application/pdf"),
    FileKind.DOCX: (write_word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


def make_files(version: Version, *, by: Any) -> Version:
    """Make what is not made yet; raises ``RuntimeError`` when a document cannot be made."""
    authz.require(by, "minutes.write_minutes", version.minutes)
    there = set(version.files.values_list("kind", "is_open"))
    scopes = [True, False] if version.has_closed_items else [True]
    wanted = [(kind, is_open) for is_open in scopes for kind in FileKind if (str(kind), is_open) not in there]
    for kind, is_open in wanted:
        make, _content_type = TYPES[kind]
        _keep(version, kind, make(data_of(version, is_open=is_open)), is_open=is_open)
    if wanted:
        journal.record(events.FilesMade, version.minutes, by=by, version=version.number, files=len(wanted))
    return version


@transaction.atomic
def _keep(version: Version, kind: FileKind, content: bytes, *, is_open: bool) -> None:
    part = "" if is_open else "-fuldt"
    name = f"referat-{version.minutes.number}-{version.number}{part}.{kind}"
    file = keep_made_file(content, name=name, content_type=TYPES[kind][1])
    VersionFile.objects.create(version=version, kind=kind, is_open=is_open, file=file)
