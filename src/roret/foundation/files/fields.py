"""The form field for files: several at once, with what may be sent said beside it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.foundation.files.checking import check_upload
from roret.foundation.files.errors import FileRefused
from roret.foundation.files.kinds import JPEG, KINDS, PNG, READABLE, FileKind, endings_of
from roret.foundation.files.reading import why_no_text
from roret.foundation.files.uploads import FILES_AT_ONCE


class FilesInput(forms.ClearableFileInput):
    """An input that takes several files."""

    allow_multiple_selected = True


class UploadField(forms.FileField):
    """Up to ten files, cleaned to a list of uploads; each is checked by content, and every one that is wrong is named.

    Give the list to ``files.services.receive_files``, which checks again, scans and keeps.
    """

    widget = FilesInput
    kinds: tuple[FileKind, ...] = KINDS
    default_error_messages = {"too_many": _("Send at most %(most)d files.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("PDF, Word, OpenDocument, Excel, pictures or plain text."))
        kwargs.setdefault("widget", FilesInput(attrs={"accept": ",".join(endings_of(self.kinds))}))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the uploads; raises ``ValidationError`` with one sentence for each file that cannot be taken."""
        uploads = [
            one for one in (data if isinstance(data, list | tuple) else [data]) if one is not None and one is not False
        ]
        if len(uploads) > FILES_AT_ONCE:
            raise forms.ValidationError(
                self.error_messages["too_many"], code="too_many", params={"most": FILES_AT_ONCE}
            )
        if self.required and not uploads:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        problems = [problem for upload in uploads if (problem := _problem(upload, self.kinds))]
        if problems:
            raise forms.ValidationError(problems)
        return uploads


class ReadableUploadField(UploadField):
    """The same for what must be read as text: a picture, and a PDF of pictures, is refused with what to do instead.

    What has no text cannot be searched, read aloud, or looked through for personal data.
    """

    kinds = READABLE

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "help_text",
            _("PDF, Word, OpenDocument, Excel or plain text; the text must be real text, not a picture of it."),
        )
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the uploads; raises ``ValidationError`` with one sentence for each that has no text."""
        uploads = super().clean(data, initial)
        problems = [problem for problem in map(_unreadable, uploads) if problem]
        if problems:
            raise forms.ValidationError(problems)
        return uploads


def _unreadable(upload: Any) -> forms.ValidationError | None:
    kind = check_upload(upload).content_type
    if kind in {PNG, JPEG}:
        text = _(
            "“%(name)s” is a picture, and its text cannot be read, searched or heard. Write what it shows in your response, "
            "or send the document that it was made from."
        )
        return forms.ValidationError(text, params={"name": upload.name}, code="picture")
    reason = why_no_text(upload, kind)
    if reason:
        text = _("“%(name)s”: %(reason)s")
        return forms.ValidationError(text, params={"name": upload.name, "reason": reason}, code="no_text")
    return None


def _problem(upload: Any, taken: tuple[FileKind, ...]) -> forms.ValidationError | None:
    try:
        check_upload(upload, taken=taken)
    except FileRefused as refused:
        return forms.ValidationError(str(refused), code=refused.code)
    return None
