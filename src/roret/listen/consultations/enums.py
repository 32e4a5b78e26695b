"""The vocabulary of consultations."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ConsultationKind(TextChoices):
    """What is consulted on; decides the shortest period (planloven § 24 where a plan is concerned)."""

    LOCAL_PLAN = "local_plan", _("Local plan")
    LOCAL_PLAN_MINOR = "local_plan_minor", _("Local plan of minor importance")
    MUNICIPAL_PLAN = "municipal_plan", _("Municipal plan")
    CALL_FOR_IDEAS = "call_for_ideas", _("Call for ideas")
    DISPENSATION = "dispensation", _("Dispensation")
    POLICY = "policy", _("Policy or strategy")
    BUDGET = "budget", _("Budget")
    QUALITY_STANDARD = "quality_standard", _("Quality standard")
    INTERNAL = "internal", _("Internal consultation")


class ConsultationState(TextChoices):
    """Where a consultation stands; derived from its timestamps, never stored."""

    DRAFT = "draft", _("Draft")
    SCHEDULED = "scheduled", _("Scheduled")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    ANSWERED = "answered", _("Answered")

    @property
    def is_out(self) -> bool:
        """Say whether everybody can read it."""
        return self in {self.OPEN, self.CLOSED, self.ANSWERED}


class PartyRight(TextChoices):
    """To be heard and to be informed are two things, and never confused (R15)."""

    HEARD = "heard", _("Has a right to be heard")
    INFORMED = "informed", _("Is informed only")
