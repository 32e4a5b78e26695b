"""The vocabulary of white papers."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FileKind(TextChoices):
    """What a white paper is made into."""

    PDF = "pdf", _("PDF")
    DOCX = "docx", _("Word document")
    CSV = "csv", _("Table (CSV)")
    ACCOUNT = "json", _("The account as data (JSON)")


class WhitePaperState(TextChoices):
    """Where a white paper stands; read from its columns, never stored."""

    ORDERED = "ordered", _("Being made")
    FAILED = "failed", _("Could not be made")
    MADE = "made", _("Finished")
