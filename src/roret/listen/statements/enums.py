"""The vocabulary of statements."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.commons.bodies.enums import Right


class StatementType(TextChoices):
    """What a council says: what it thinks, or what it wants done."""

    STATEMENT = "statement", _("Advisory statement")
    PROPOSAL = "proposal", pgettext_lazy("statement", "Proposal")

    @property
    def right(self) -> Right:
        """The right that a body must have to give it."""
        return Right.PROPOSE if self is StatementType.PROPOSAL else Right.STATE


class StatementState(TextChoices):
    """Where a statement stands; derived from its timestamps, never stored."""

    DRAFT = "draft", pgettext_lazy("statement", "Draft")
    ADOPTED = "adopted", pgettext_lazy("statement", "Adopted")
    SENT = "sent", _("Sent")
    ACKNOWLEDGED = "acknowledged", _("Receipt confirmed")
    TREATED = "treated", _("Treated")
    ANSWERED = "answered", pgettext_lazy("statement", "Answered")
    PUBLISHED = "published", _("Answered and published")


class Effect(TextChoices):
    """What the answer means for what the council said."""

    FOLLOWED = "followed", _("Followed")
    PARTLY = "partly", _("Followed in part")
    NOT = "not", _("Not followed")
    NOTED = "noted", _("Taken note of")
