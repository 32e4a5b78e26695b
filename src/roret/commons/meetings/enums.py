"""The vocabulary of meetings."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingState(TextChoices):
    """Where a meeting stands; derived from its timestamps."""

    DRAFT = "draft", _("Draft")
    ANNOUNCED = "announced", _("Announced")
    AGENDA = "agenda", _("The agenda is out")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")
