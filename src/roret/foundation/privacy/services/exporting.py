"""Giving back: all that is known about a person, to be read and to be taken elsewhere (GDPR articles 15 and 20)."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from roret.foundation import authz, clock, journal
from roret.foundation.files.naming import safe_name
from roret.foundation.privacy import events
from roret.foundation.privacy.subjects import Part, sizes_of, subjects
from roret.foundation.ui.formats import day, moment


def export_person(person: Any, *, by: Any) -> bytes:
    """Return a ZIP with all that is known about ``person``: a page to read, the same as JSON, and her files."""
    stream = io.BytesIO()
    write_export(person, by=by, stream=stream)
    return stream.getvalue()


@transaction.atomic
def write_export(person: Any, *, by: Any, stream: IO[bytes]) -> None:
    """Write the ZIP of ``export_person`` to a stream, file by file, so that memory stays small."""
    authz.require(by, "privacy.export_person", person)
    with override(getattr(person, "language", "") or settings.LANGUAGE_CODE):
        parts = known_about(person)
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            files = [_add_file(archive, file) for part in parts for file in part.files]
            content = _content(person, parts)
            archive.writestr("mine-data.json", json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
            page = {
                **content,
                "parts": [_readable(part) for part in parts],
                "files": files,
                "municipality": settings.RORET_MUNICIPALITY["name"],
            }
            archive.writestr("mine-data.html", render_to_string("privacy/export.html", page))
    journal.record(events.Exported, person, by=by)


def collected(person: Any) -> Iterator[Part]:
    """Yield every part that the modules may know something in, in their order; nothing is read yet."""
    for subject in subjects():
        yield from subject.collect(person)


def known_about(person: Any) -> list[Part]:
    """Return every part that the modules know, in their order, without the empty ones."""
    read = (Part(part.title, list(part.rows), list(part.files)) for part in collected(person))
    return [part for part in read if part.rows or part.files]


def sizes_about(person: Any) -> list[tuple[object, int, int]]:
    """Return the title of every part with its number of rows and files, in their order, without the empty ones (1 query)."""
    return [(title, rows, files) for title, rows, files in sizes_of(collected(person)) if rows or files]


def _readable(part: Part) -> Part:
    """Return a part as it is read by people: moments and answers in words."""
    rows = [{label: _in_words(value) for label, value in row.items()} for row in part.rows]
    return Part(part.title, rows, part.files)


def _in_words(value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, list | tuple):
        return ", ".join(_in_words(one) for one in value) or "–"
    return day(value) if isinstance(value, date) else str(value)


def _content(person: Any, parts: list[Part]) -> dict[str, Any]:
    described = [
        {"title": str(part.title), "rows": part.rows, "files": [_path(file) for file in part.files]} for part in parts
    ]
    return {"made_at": clock.now(), "person": person.pk, "parts": described}


def _add_file(archive: zipfile.ZipFile, file: Any) -> str:
    path = _path(file)
    with file.content.open("rb") as content, archive.open(path, "w") as target:
        for chunk in content.chunks():
            target.write(chunk)
    return path


def _path(file: Any) -> str:
    return f"filer/{file.pk}-{safe_name(file.name)}"
