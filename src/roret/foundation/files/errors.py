"""What receiving a file may raise."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.errors import DomainError


class FileRefused(DomainError):
    """A file is not taken; the sentence says which, why and what to do."""

    code = "file_refused"
    text = _("The file cannot be received.")
