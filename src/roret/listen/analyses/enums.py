"""The vocabulary of reading by machine."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SuggestionKind(TextChoices):
    """What a suggestion gathers."""

    THEME = "theme", _("Theme")
    CAMPAIGN = "campaign", _("Campaign")
    DUPLICATES = "duplicates", _("The same text")


class LoneReason(TextChoices):
    """Why a response is under no suggestion."""

    LONE = "lone", _("Nobody else writes about it")
    SHORT = "short", _("A position and no more")
    EMPTY = "empty", _("No text")


class AnalysisState(TextChoices):
    """Where an analysis stands."""

    RUNNING = "running", _("Reading")
    DONE = "done", _("Read")
    FAILED = "failed", _("Stopped")
