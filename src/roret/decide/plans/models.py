"""Action plans: goals, sub-goals, focus areas, recommendations and actions with start, end and wave (R36, R37, R38)."""

from typing import Any, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from roret.commons.records.models import Record, RecordQuerySet, parent_link
from roret.decide.plans.enums import ActionState, GoalKind, PlanState
from roret.foundation import clock, lifecycle
from roret.foundation.models import RoretQuerySet
from roret.listen.contributions.models import Theme


class ActionPlan(Record):
    """A plan made from a decision; its goals and actions are records of their own."""

    KIND = "plan"

    record_ptr = parent_link()
    adopted_at = models.DateTimeField(_("adopted"), null=True, blank=True)
    adopted_by = models.CharField(_("adopted by"), max_length=200, blank=True)
    waves = models.JSONField(
        _("waves"), default=list, blank=True, help_text=_("The waves' names in their order, Danish and English")
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")
        constraints = (
            models.CheckConstraint(
                name="plan_adopted_pair",
                condition=models.Q(adopted_at=None, adopted_by="")
                | (models.Q(adopted_at__isnull=False) & ~models.Q(adopted_by="")),
            ),
        )

    class Privacy:
        plain = "adopted_at adopted_by waves"

    @property
    def state(self) -> PlanState:
        """Where it stands, read from its timestamps."""
        if not self.adopted_at:
            return PlanState.DRAFT
        return PlanState.ENDED if self.has_ended else PlanState.ADOPTED

    @property
    def has_ended(self) -> bool:
        """Say whether its period is over: what has not been done by then will not be done under this plan."""
        return bool(self.adopted_at) and self.ends_at is not None and self.ends_at < clock.now()

    def wave_name(self, number: int) -> str:
        """Return what a wave is called: its number, and its name in the reader's language where it has one."""
        label = _("Wave %(number)d") % {"number": number}
        named = self.waves[number - 1] if 0 < number <= len(self.waves) else {}
        name = (get_language() == "en" and named.get("name_en")) or named.get("name", "")
        return f"{label}: {name}" if name else label

    def missing_before_adopting(self) -> list[lifecycle.Missing]:
        """What is missing before the plan can be adopted, and where to mend it."""
        here = reverse("staff:plan-detail", args=[self.pk])
        goals = list(self.goals.prefetch_related("actions"))
        kinds = {goal.type for goal in goals}
        missing = []
        if GoalKind.OBJECTIVE not in kinds:
            missing.append(lifecycle.Missing(_("The overall objective."), f"{here}#objective"))
        if GoalKind.FOCUS_AREA not in kinds:
            missing.append(lifecycle.Missing(_("At least one focus area."), f"{here}#rows"))
        for goal in goals:
            if goal.type == GoalKind.FOCUS_AREA and not goal.actions.all():
                missing.append(lifecycle.Missing(_("An action in “%(goal)s”.") % {"goal": goal}, f"{here}#rows"))
            for action in goal.actions.all():
                if not (action.begins_at and action.ends_at):
                    text = _("Start and end of “%(action)s”.") % {"action": action}
                    missing.append(lifecycle.Missing(text, reverse("staff:action-update", args=[action.pk])))
        return missing

    def can_adopt(self) -> lifecycle.Verdict:
        """Say whether it may be adopted, apart from what is missing."""
        return lifecycle.refuse(_("The plan is adopted already.")) if self.adopted_at else lifecycle.possible

    def can_adjust(self) -> lifecycle.Verdict:
        """Say whether it may be adjusted, and if not why."""
        return (
            lifecycle.possible
            if self.adopted_at
            else lifecycle.refuse(_("The plan is not adopted yet. Just change it."))
        )


class Goal(Record):
    """The overall objective, a sub-goal, or the goal of a focus area."""

    KIND = "goal"

    record_ptr = parent_link()
    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="goals", verbose_name=_("plan"))
    type = models.CharField(_("kind"), max_length=12, choices=GoalKind)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    aim = models.TextField(_("goal"), blank=True, help_text=_("Empty where the source has lost it"))
    serves = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="served_by", verbose_name=_("contributes to")
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ("plan", "type", "order")
        constraints = (
            models.UniqueConstraint(
                fields=["plan"], condition=models.Q(type="objective"), name="one_objective_in_a_plan"
            ),
        )

    class Privacy:
        plain = "plan type order aim serves"

    def search_parts(self) -> list[tuple[str, str]]:
        """What search finds beside title and summary."""
        return [(self.aim, "C")]

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held: those who keep the plan keep its goals."""
        return (self.unit_id, self.body_id, self.plan.unit_id)


class PlanChildQuerySet(RoretQuerySet):
    """Rows that are seen when their goal is seen."""

    def visible_to(self, person: Any) -> Self:
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
        constraints = (
            models.CheckConstraint(
                name="recommendation_says_something", condition=models.Q(number__isnull=False) | ~models.Q(text="")
            ),
        )

    class Privacy:
        plain = "goal number text"

    def __str__(self) -> str:
        """Read as number and text, as far as they are known."""
        return " ".join(
            part
            for part in (f"{self.number}." if self.number and self.text else str(self.number or ""), self.text)
            if part
        )

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the goal."""
        return self.goal.authz_units()


class ActionQuerySet(RecordQuerySet):
    """Questions to actions."""

    def running(self) -> Self:
        """Return those neither done nor stopped."""
        return self.filter(done_at=None, stopped_at=None)

    def overdue(self) -> Self:
        """Return those of plans in force whose end has passed while they are neither done nor stopped, the oldest first."""
        now = clock.now()
        in_force = models.Q(goal__plan__ends_at=None) | models.Q(goal__plan__ends_at__gte=now)
        late = self.running().filter(in_force, ends_at__lt=now, goal__plan__adopted_at__isnull=False)
        return late.order_by("ends_at", "pk")


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

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ("goal", "order", "pk")
        constraints = (
            models.CheckConstraint(
                name="action_done_or_stopped", condition=models.Q(done_at=None) | models.Q(stopped_at=None)
            ),
            models.CheckConstraint(
                name="action_done_after_start", condition=models.Q(done_at=None) | models.Q(started_at__isnull=False)
            ),
            models.CheckConstraint(name="action_wave_from_one", condition=models.Q(wave__gte=1)),
        )

    class Privacy:
        plain = "goal order wave clarifying started_at done_at stopped_at progress_note"

    @property
    def state(self) -> ActionState:
        """Where it stands, read from its timestamps, and from the end of its plan."""
        for moment, state in ((self.stopped_at, ActionState.STOPPED), (self.done_at, ActionState.DONE)):
            if moment:
                return state
        if self.is_left:
            return ActionState.NOT_DONE
        if self.started_at:
            return ActionState.STARTED
        return ActionState.CLARIFYING if self.clarifying else ActionState.READY

    @property
    def is_over(self) -> bool:
        """Say whether it is done or stopped."""
        return bool(self.done_at or self.stopped_at)

    @property
    def is_overdue(self) -> bool:
        """Say whether its end has passed while it is neither done nor stopped, and its plan is still in force."""
        late = not self.is_over and self.ends_at is not None and self.ends_at < clock.now()
        return late and not self.goal.plan.has_ended

    @property
    def is_left(self) -> bool:
        """Say whether the plan ended before it was done or stopped."""
        return not self.is_over and self.goal.plan.has_ended

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held: in the unit that carries it out, or the unit that keeps the plan."""
        return (self.unit_id, self.body_id, self.goal.plan.unit_id)

    def can_start(self) -> lifecycle.Verdict:
        """Say whether it may be started, and if not why."""
        if self.is_over or self.started_at:
            return lifecycle.refuse(_("The action has been started, or is over."))
        if not self.goal.plan.adopted_at:
            return lifecycle.refuse(_("The plan is not adopted yet."))
        return lifecycle.possible

    def can_finish(self) -> lifecycle.Verdict:
        """Say whether it may be finished, and if not why."""
        if self.is_over:
            return lifecycle.refuse(_("The action is over already."))
        return lifecycle.possible if self.started_at else lifecycle.refuse(_("Start the action first."))

    def can_stop(self) -> lifecycle.Verdict:
        """Say whether it may be stopped, and if not why."""
        if self.is_over:
            return lifecycle.refuse(_("The action is over already."))
        return lifecycle.possible if self.goal.plan.adopted_at else lifecycle.refuse(_("The plan is not adopted yet."))


class AdjustmentQuerySet(RoretQuerySet):
    """Rows that are seen when their plan is seen."""

    def visible_to(self, person: Any) -> Self:
        """Return the rows whose plan ``person`` may see."""
        return self.filter(plan__in=ActionPlan.objects.visible_to(person).values("pk"))


class Adjustment(models.Model):
    """What was changed in an adopted plan, when, why, and whose words brought it about (R38)."""

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="adjustments", verbose_name=_("plan"))
    action = models.ForeignKey(
        Action, models.SET_NULL, null=True, blank=True, related_name="adjustments", verbose_name=_("action")
    )
    theme = models.ForeignKey(
        Theme, models.PROTECT, null=True, blank=True, related_name="adjustments", verbose_name=_("because of")
    )
    at = models.DateTimeField(_("adjusted"), default=clock.now)
    by_name = models.CharField(_("adjusted by"), max_length=200)
    text = models.TextField(_("what was changed, and why"))

    objects = AdjustmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("adjustment")
        verbose_name_plural = _("adjustments")
        ordering = ("-at", "-pk")

    class Privacy:
        plain = "plan action theme at by_name text"
