"""Why a response is reported, and what was decided."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NoticeReason(TextChoices):
    """What a reader finds wrong."""

    PERSONAL = "personal", _("It tells private things about somebody")
    THREAT = "threat", _("It threatens or harasses somebody")
    ILLEGAL = "illegal", _("It is against the law in another way")
    ADVERTISING = "advertising", _("It is advertising")
    IMPOSTOR = "impostor", _("Somebody writes in another's name")
    OTHER = "other", _("Something else")


class Outcome(TextChoices):
    """What staff decided."""

    STAYS = "stays", _("The response stays as it is")
    TAKEN_OUT = "taken_out", _("Words have been taken out")
    HIDDEN = "hidden", _("The response is no longer shown")
