"""The vocabulary of the duty to consult."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.engines.duties import State, Why


class Domain(TextChoices):
    """The ten domains in which local committees have a right to be heard (S0 § 4.1.4), and the three of other councils."""

    PLANNING = "planning", _("Physical planning")
    ENVIRONMENT = "environment", _("Environment")
    HEALTH = "health", _("Health")
    TRAFFIC = "traffic", _("Traffic")
    SPORT = "sport", _("Sport")
    SCHOOL = "school", _("School")
    CHILDREN = "children", _("Children")
    YOUNG = "young", _("Young people")
    ELDERLY = "elderly", _("Elderly people")
    CULTURE = "culture", _("Culture")
    DISABILITY = "disability", _("People with disabilities")
    EMPLOYMENT = "employment", _("Employment")
    INTEGRATION = "integration", _("Integration")


class DutyState(TextChoices):
    """Where a duty stands on a day."""

    OVERDUE = State.OVERDUE, _("Overdue")
    REQUIRED = State.REQUIRED, _("To be sent")
    SENT = State.SENT, _("Sent, not answered")
    ANSWERED = State.ANSWERED, pgettext_lazy("duty to consult", "Answered")
    WAIVED = State.WAIVED, _("Waived")
    NOT_RELEVANT = State.NOT_RELEVANT, _("Not relevant")


class Reason(TextChoices):
    """Why a rule does not ask for a hearing in a matter."""

    NOT_IN_FORCE = Why.NOT_IN_FORCE, _("The rule is not in force on the day of the decision.")
    DECIDER = Why.DECIDER, _("The rule is for the matters of other committees.")
    SUBJECT = Why.SUBJECT, _("The matter is outside the rule's domains, topics and target groups.")
    NO_LOCAL_BODY = Why.NO_LOCAL_BODY, _("None of the matter's areas has a local committee.")
    JUDGED = Why.JUDGED, _("A person has judged that it does not concern them.")


class Frequency(TextChoices):
    """How often the consultee must be heard."""

    EVERY_MATTER = "every_matter", _("In every matter")
    YEARLY = "yearly", _("Once a year")
