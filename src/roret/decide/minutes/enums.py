"""The vocabulary of minutes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MinutesState(TextChoices):
    """Where minutes stand; derived from their timestamps and versions."""

    DRAFT = "draft", pgettext_lazy("minutes", "Being written")
    APPROVED = "approved", pgettext_lazy("minutes", "Approved")
    PUBLISHED = "published", pgettext_lazy("minutes", "Published")
    CORRECTING = "correcting", pgettext_lazy("minutes", "Being corrected")


class MotionRole(TextChoices):
    """What is put to the vote."""

    MAIN = "main", _("The recommendation")
    AMENDMENT = "amendment", _("Amendment")


class Voting(TextChoices):
    """How it was decided."""

    WITHOUT = "without", _("Without a vote")
    UNANIMOUS = "unanimous", _("Unanimously")
    VOTED = "voted", _("By vote")


class Stance(TextChoices):
    """What somebody voted; the words are those of the engine."""

    FOR = "for", _("For")
    AGAINST = "against", _("Against")
    ABSTAINED = "abstained", _("Abstained")


class Approval(TextChoices):
    """Who approved the minutes."""

    CHAIR = "chair", _("The chair")
    MEETING = "meeting", _("The next meeting")


class FileKind(TextChoices):
    """What minutes are made into."""

    PDF = "pdf", "PDF"
    DOCX = "docx", _("Word document")
