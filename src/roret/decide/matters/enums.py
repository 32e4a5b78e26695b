"""The vocabulary of committee matters."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DecisionKind(TextChoices):
    """What a committee did with a recommendation item (R31)."""

    DISCUSSED = "discussed", _("Discussed")
    NOTED = "noted", _("Taken note of")
    ADOPTED = "adopted", _("Adopted")
    REJECTED = "rejected", _("Rejected")
    POSTPONED = "postponed", _("Postponed")
    SENT_TO_HEARING = "sent_to_hearing", _("Sent to consultation")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class MatterState(TextChoices):
    """Where a matter stands; derived from its timestamps."""

    DRAFT = "draft", _("Draft")
    SIGNED = "signed", _("Signed")
    ON_AGENDA = "on_agenda", _("On the agenda")
    DECIDED = "decided", _("Decided")
    CLOSED = "closed", _("Closed")
