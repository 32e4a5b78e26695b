"""The check that every file goes through: by the form, to say so beside the field, and by the service, to be sure."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from roret.foundation.files.errors import FileRefused
from roret.foundation.files.inspection import content_type_of
from roret.foundation.files.kinds import KINDS, FileKind, in_words, kind_of
from roret.foundation.files.naming import ending_of, safe_name


def check_upload(upload: UploadedFile, *, taken: Sequence[FileKind] = KINDS) -> FileKind:
    """Return what kind of file was sent. Raises ``FileRefused`` naming the file, the reason and what to do.

    ``taken`` is what the sentence offers instead: a form may take fewer kinds than the house.
    """
    name = safe_name(upload.name or "")
    _check_size(upload.size or 0, name)
    try:
        kind = kind_of(content_type_of(_readable(upload)))
    except FileRefused as refused:
        raise FileRefused(_("“%(name)s”: %(reason)s") % {"name": name, "reason": refused}) from refused
    if kind is None:
        text = _(
            "“%(name)s” is not a kind of file we can take, because it might harm those who open it. We take %(kinds)s. "
            "Save it as one of these and choose it again, or write what it says in the text."
        )
        raise FileRefused(text % {"name": name, "kinds": in_words(taken)})
    if ending_of(name) not in kind.endings:
        text = _("“%(name)s” is not what its name says. By its content it should end with %(endings)s.")
        raise FileRefused(text % {"name": name, "endings": ", ".join(f".{ending}" for ending in kind.endings)})
    return kind


def _check_size(size: int, name: str) -> None:
    if not size:
        raise FileRefused(_("“%(name)s” is empty.") % {"name": name})
    if size > settings.RORET_UPLOAD_BYTES:
        megabytes = settings.RORET_UPLOAD_BYTES // (1024 * 1024)
        text = _("“%(name)s” is larger than %(megabytes)d MB. Make it smaller or divide it.")
        raise FileRefused(text % {"name": name, "megabytes": megabytes})


def _readable(upload: UploadedFile) -> Any:
    """Return the file below Django's wrapper, which lacks what ``zipfile`` asks for."""
    return getattr(upload, "file", upload) or upload
