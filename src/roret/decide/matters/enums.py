"""The vocabulary of committee matters."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DecisionKind(TextChoices):
    """What a committee did with a recommendation item (R31)."""

    DISCUSSED = "discussed", _("Discussed")
    NOTED = "noted", _("Taken note of")
    ADOPTED = "adopted", _("Adopted")
    REJECTED = "rejected", _("Rejected")
    POSTPONED = "postponed", _("Postponed")
    SENT_TO_HEARING = "sent_to_hearing", _("Sent to consultation")
    WITHDRAWN = "withdrawn", pgettext_lazy("decision", "Withdrawn")


OPEN_KINDS = frozenset({DecisionKind.POSTPONED, DecisionKind.SENT_TO_HEARING})
"""Kinds after which the item comes back; a decision with one of them is not final."""
BINDING_KINDS = frozenset({DecisionKind.ADOPTED, DecisionKind.REJECTED})
"""Kinds that bind; they wait until those with a right to be heard have been heard (R16)."""


class MatterState(TextChoices):
    """Where a matter stands; derived from its timestamps, agenda items and decisions."""

    DRAFT = "draft", _("Draft")
    SIGNED = "signed", _("Signed")
    ON_AGENDA = "on_agenda", _("On the agenda")
    POSTPONED = "postponed", _("Treated, not decided yet")
    DECIDED = "decided", _("Decided")
    CLOSED = "closed", pgettext_lazy("matter", "Closed")


class Step(TextChoices):
    """The steps of a matter that other modules may hold back."""

    SIGNATURE = "signature", _("Before the signature")
    AGENDA = "agenda", _("Before the agenda")
    DECISION = "decision", _("Before the final decision")
