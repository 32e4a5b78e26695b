"""The vocabulary of commitments."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CommitmentState(TextChoices):
    """Where a commitment stands; derived from its day and timestamps, never stored."""

    OPEN = "open", pgettext_lazy("commitment", "Open")
    OVERDUE = "overdue", _("Overdue")
    ANSWERED = "answered", pgettext_lazy("commitment", "Answered")
    WITHDRAWN = "withdrawn", pgettext_lazy("commitment", "Withdrawn")
