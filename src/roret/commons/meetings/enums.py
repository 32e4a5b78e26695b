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


class Frequency(TextChoices):
    """How often something is held."""

    MONTHLY = "monthly", _("Monthly")
    SECOND_MONTH = "second_month", _("Every second month")
    QUARTERLY = "quarterly", _("Four times a year")
    HALF_YEARLY = "half_yearly", _("Twice a year")
    YEARLY = "yearly", _("Yearly")
    SECOND_YEAR = "second_year", _("Every second year")
    TERM = "term", _("At the start of each term")

    @property
    def times(self) -> int:
        """How many times in a year in which it is held. Monthly is eleven: nobody meets in July."""
        return {"monthly": 11, "second_month": 6, "quarterly": 4, "half_yearly": 2}.get(self.value, 1)

    @property
    def years(self) -> int:
        """How many years lie between two years in which it is held."""
        return {"second_year": 2, "term": 4}.get(self.value, 1)


class CadenceKind(TextChoices):
    """What comes at the cadence."""

    MEETING = "meeting", _("Meetings")
    DUE = "due", _("Something that is due")


class Outcome(TextChoices):
    """What the body has decided about whether a member may take part."""

    RAISED = "raised", _("Not decided yet")
    OUT = "out", _("May not take part")
    IN = "in", _("May take part")


class AgendaKind(TextChoices):
    """What the meeting is to do with an agenda item (R18)."""

    DECISION = "decision", _("For decision")
    DISCUSSION = "discussion", _("For discussion")
    ORIENTATION = "orientation", _("For information")
    QUESTIONS = "questions", _("Question time")
    DEPUTATION = "deputation", _("Deputation")
    APPROVAL = "approval", _("Approval of the agenda")
    OTHER = "other", _("Any other business")


class Part(TextChoices):
    """As what somebody takes part in a meeting; only the first two vote."""

    MEMBER = "member", _("Member")
    SUBSTITUTE = "substitute", _("Substitute")
    GUEST = "guest", _("Guest")


class Presence(TextChoices):
    """How it stands with somebody who is called to a meeting; derived from timestamps."""

    CALLED = "called", _("Called")
    APOLOGISED = "apologised", _("Stays away with an apology")
    PRESENT = "present", _("Is there")
    LEFT = "left", _("Has left")
    ABSENT = "absent", _("Absent without an apology")


class QuorumKind(TextChoices):
    """How many must be there before a body can decide."""

    HALF = "half", _("At least half of the seats")
    MORE_THAN_HALF = "more_than_half", _("More than half of the seats")
    TWO_THIRDS = "two_thirds", _("At least two thirds of the seats")
    ALL = "all", _("All seats")
    NUMBER = "number", _("A number")
