"""The vocabulary of events."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(TextChoices):
    """What sort of event it is (R19)."""

    CITIZEN_MEETING = "citizen_meeting", _("Citizen meeting")
    OPEN_HOUSE = "open_house", _("Open house")
    WORKSHOP = "workshop", _("Workshop")
    THEME_DAY = "theme_day", _("Theme day")
    KICK_OFF = "kick_off", _("Kick-off meeting")
    INSPIRATION = "inspiration", _("Inspiration evening")
    DIALOGUE = "dialogue", _("Dialogue meeting")
    INFORMATION = "information", _("Information meeting")
    WELCOME = "welcome", _("Welcome meeting")
    AFTER_HOURS = "after_hours", _("After-hours meeting")
    MASS_MEETING = "mass_meeting", _("Mass meeting")
    JOB_CAMP = "job_camp", _("Job camp")
    STUDY_TRIP = "study_trip", _("Study trip")
    FAIR = "fair", _("Fair")
    STAND = "stand", _("Stand")


class EventState(TextChoices):
    """Where an event stands; derived from its timestamps, never stored."""

    IDEA = "idea", _("Idea")
    PLANNED = "planned", _("Planned")
    ANNOUNCED = "announced", pgettext_lazy("of an event", "Announced")
    REGISTRATION = "registration", _("Open for registration")
    HELD = "held", _("Held")
    DOCUMENTED = "documented", _("Documented")
    FOLLOW_UP = "follow_up", _("Followed up")
    EVALUATED = "evaluated", _("Evaluated")
    CANCELLED = "cancelled", _("Cancelled")

    @property
    def is_over(self) -> bool:
        """Say whether the event has been held."""
        return self in {self.HELD, self.DOCUMENTED, self.FOLLOW_UP, self.EVALUATED}


class Admission(TextChoices):
    """Who may come."""

    OPEN = "open", _("Open to everybody")
    SELECTED = "selected", _("Only those who are invited")
    BOTH = "both", _("Some are invited, and everybody may come")


class Need(TextChoices):
    """What somebody needs to take part."""

    WHEELCHAIR = "wheelchair", _("Room for a wheelchair")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")
    SIGN_LANGUAGE = "sign_language", _("Sign language interpreter")
    INTERPRETER = "interpreter", _("Interpreter of another language")
    COMPANION = "companion", _("A helper beside me")


class Side(TextChoices):
    """As whom somebody sits in a working group (R24)."""

    CITIZEN = "citizen", _("Citizen or user")
    UNION = "union", _("Union or organisation")
    STAFF = "staff", _("Employee")
    COUNCIL = "council", _("Council or committee")


class GroupState(TextChoices):
    """Where a working group stands; derived from its timestamps, never stored (R24)."""

    PROPOSED = "proposed", _("Proposed")
    WORKING = "working", _("Working")
    DELIVERED = "delivered", _("Delivered")
    CLOSED = "closed", _("Closed")


class Consent(TextChoices):
    """Why a picture may be shown."""

    NOBODY = "nobody", _("Nobody can be recognised")
    GIVEN = "given", _("Everybody who can be recognised has said yes")
    PARENTS = "parents", _("Parents have said yes for the children, and the others for themselves")


class Letter(TextChoices):
    """What those who have registered are written to about."""

    RECEIPT = "receipt", _("Receipt")
    PROMOTED = "promoted", _("A seat has become free")
    MOVED = "moved", _("New time or place")
    CANCELLED = "cancelled", _("Cancelled")
    REMINDER = "reminder", _("Reminder")
    EVALUATION = "evaluation", _("Evaluation")


QUESTIONS = (
    ("overall", _("How was the event as a whole?")),
    ("informed", _("Did you learn what you came to know?")),
    ("heard", _("Did you get to say what you wanted to say?")),
    ("place", _("Did place, time and access suit you?")),
    ("again", _("Would you come to an event like this again?")),
)
"""The fixed questions of the evaluation, each answered from 1 to 5."""
STEPS = (
    (1, _("1 – not at all")),
    (2, _("2 – a little")),
    (3, _("3 – partly")),
    (4, _("4 – well")),
    (5, _("5 – very well")),
)
