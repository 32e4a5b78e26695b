"""The vocabulary of action plans."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class GoalKind(TextChoices):
    """What a goal is to its plan (R37)."""

    OBJECTIVE = "objective", _("Overall objective")
    SUB_GOAL = "sub_goal", _("Sub-goal")
    FOCUS_AREA = "focus_area", _("Focus area")


class ActionState(TextChoices):
    """Where an action stands; derived from its timestamps (R36)."""

    CLARIFYING = "clarifying", _("Being clarified")
    READY = "ready", _("Ready")
    STARTED = "started", _("Started")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")
    NOT_DONE = "not_done", _("Not carried out when the plan ended")


class PlanState(TextChoices):
    """Where a plan stands; derived from its timestamps."""

    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", pgettext_lazy("plan", "Adopted")
    ENDED = "ended", _("Ended")
