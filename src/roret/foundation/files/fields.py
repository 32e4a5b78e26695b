"""The form field for files: several at once, with what may be sent said beside it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.foundation.files.kinds import ENDINGS

MOST = 10


class FilesInput(forms.ClearableFileInput):
    """An input that takes several files."""

    allow_multiple_selected = True


class UploadField(forms.FileField):
    """Up to ten files; cleaned to a list of uploads."""

    widget = FilesInput
    default_error_messages = {"too_many": _("Send at most %(most)d files.")}

    def __init__(self, **kwargs: Any) -> None:
        """Say which kinds are taken."""
        kwargs.setdefault("help_text", _("PDF, Word, OpenDocument, Excel, pictures or plain text."))
        kwargs.setdefault("widget", FilesInput(attrs={"accept": ",".join(ENDINGS)}))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the list of uploads; what they are is checked when they are received."""
        uploads = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if len(uploads) > MOST:
            raise forms.ValidationError(self.error_messages["too_many"], code="too_many", params={"most": MOST})
        if self.required and not uploads:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return uploads
