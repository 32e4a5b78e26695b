"""The vocabulary of the involvement log."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Form(TextChoices):
    """How somebody was involved."""

    MEETING = "meeting", _("Meeting")
    AFTER_HOURS = "after_hours", _("After-hours meeting")
    OPEN_MEETING = "open_meeting", _("Open meeting")
    COUNCIL = "council", _("Treated in a council or a works committee")
    HEARING = "hearing", pgettext_lazy("form of involvement", "Hearing")
    ORIENTATION = "orientation", _("Orientation")
    SURVEY = "survey", pgettext_lazy("form of involvement", "Survey")
    OTHER = "other", pgettext_lazy("form of involvement", "Other")


class Use(TextChoices):
    """What the input came to."""

    USED = "used", pgettext_lazy("input", "Used")
    PARTLY = "partly", pgettext_lazy("input", "Partly used")
    NOT_USED = "not_used", pgettext_lazy("input", "Not used")


class EntryState(TextChoices):
    """Where an entry stands; derived from what is filled in, never stored."""

    PLANNED = "planned", pgettext_lazy("involvement", "Planned")
    HELD = "held", pgettext_lazy("involvement", "Held")
    SUMMARISED = "summarised", pgettext_lazy("involvement", "Summarised")
    CONCLUDED = "concluded", pgettext_lazy("involvement", "Concluded")
