"""The vocabulary of questions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class QuestionKind(TextChoices):
    """How a question is answered."""

    TEXT = "text", _("In one's own words")
    ONE = "one", _("One of several options")
    MANY = "many", _("One or more of several options")
    SCALE = "scale", _("On a scale from 1 to 5")
    YES_NO = "yes_no", _("Yes, no or don't know")


class YesNo(TextChoices):
    """The answers to a question of yes or no."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Don't know")


SCALE = ("1", "2", "3", "4", "5")
WITH_OPTIONS = frozenset({QuestionKind.ONE, QuestionKind.MANY})
