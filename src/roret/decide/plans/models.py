"""Action plans: goals, sub-goals, focus areas, recommendations and actions with start, end and wave (R36, R37)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.records.models import Record, RecordQuerySet, parent_link
from roret.decide.plans.enums import ActionState, GoalKind
from roret.foundation.models import RoretQuerySet


class ActionPlan(Record):
    """A plan made from a decision; its goals and actions are records of their own."""

    KIND = "plan"

    record_ptr = parent_link()
    adopted_at = models.DateTimeField(_("adopted"), null=True, blank=True)
    adopted_by = models.CharField(_("adopted by"), max_length=200, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")

    class Privacy:
        plain = "adopted_at adopted_by"


class Goal(Record):
    """The overall objective, a sub-goal, or the goal of a focus area."""

    KIND = "goal"

    record_ptr = parent_link()
    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="goals", verbose_name=_("plan"))
    type = models.CharField(_("kind"), max_length=12, choices=GoalKind)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    aim = models.TextField(_("goal"), blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ("plan", "type", "order")

    class Privacy:
        plain = "plan type order aim"


class PlanChildQuerySet(RoretQuerySet):
    """Rows that are seen when their goal is seen."""

    def visible_to(self, person: object) -> "PlanChildQuerySet":
        """Return the rows whose goal ``person`` may see."""
        return self.filter(goal__in=Goal.objects.visible_to(person).values("pk"))


class Recommendation(models.Model):
    """A recommendation that a focus area follows; the number is empty where the source lost it."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="recommendations", verbose_name=_("goal"))
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    text = models.TextField(_("recommendation"), blank=True)

    objects = PlanChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ("number", "pk")

    class Privacy:
        plain = "goal number text"


class Action(Record):
    """Something that is done: the record's ``begins_at`` and ``ends_at`` are its start and end, its unit carries it out."""

    KIND = "action"

    record_ptr = parent_link()
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="actions", verbose_name=_("goal"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    wave = models.PositiveSmallIntegerField(_("wave"), default=1)
    clarifying = models.BooleanField(_("begins with a clarifying activity"), default=False)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("stopped"), null=True, blank=True)
    progress_note = models.TextField(_("how it goes"), blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ("goal", "order", "pk")

    class Privacy:
        plain = "goal order wave clarifying started_at done_at stopped_at progress_note"

    @property
    def state(self) -> ActionState:
        """Where it stands, read from its timestamps."""
        for moment, state in (
            (self.stopped_at, ActionState.STOPPED),
            (self.done_at, ActionState.DONE),
            (self.started_at, ActionState.STARTED),
        ):
            if moment:
                return state
        return ActionState.CLARIFYING if self.clarifying else ActionState.READY
