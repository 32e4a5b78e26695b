"""A promise to a committee, dated, and each time its deadline was moved."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.commons.meetings.models import Meeting
from roret.commons.records.models import Record, RecordQuerySet, parent_link
from roret.decide.commitments.enums import CommitmentState
from roret.decide.matters.models import Decision, RecommendationItem
from roret.foundation import clock, lifecycle
from roret.foundation.models import RoretQuerySet


class CommitmentQuerySet(RecordQuerySet):
    """Questions to commitments; ``visible_to`` comes from the record."""

    def owed(self) -> Self:
        """Return those that still wait for an answer, overdue or not."""
        return self.filter(answered_at=None, withdrawn_at=None)

    def overdue(self) -> Self:
        """Return those whose day has passed without an answer."""
        return self.owed().filter(due_on__lt=clock.today())

    def in_state(self, state: str) -> Self:
        """Narrow to one state by the columns it is read from; all when the state is unknown."""
        narrowed = {
            CommitmentState.OPEN: self.owed().filter(due_on__gte=clock.today()),
            CommitmentState.OVERDUE: self.overdue(),
            CommitmentState.ANSWERED: self.filter(answered_at__isnull=False),
            CommitmentState.WITHDRAWN: self.filter(withdrawn_at__isnull=False),
        }
        return narrowed.get(state, self)


class Commitment(Record):
    """One promise. The record's ``unit`` owes it, its ``body`` waits for it, its title says it in a line."""

    KIND = "commitment"

    record_ptr = parent_link()
    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="commitments", verbose_name=_("decision"),
    )  # fmt: skip
    item = models.ForeignKey(
        RecommendationItem, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("item")
    )
    words = models.TextField(_("the words of the promise"), max_length=2000)
    asked_by = models.CharField(_("who asked for it"), max_length=200, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="commitments_owed",
        verbose_name=_("owner"),
    )  # fmt: skip
    due_on = models.DateField(_("due"), db_index=True)
    due_meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("due at the meeting")
    )
    answer_record = models.ForeignKey(
        Record, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("what answers it")
    )
    answer = models.TextField(_("the answer in short"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(pgettext_lazy("commitment", "answered"), null=True, blank=True)
    answered_on = models.DateField(_("day of the answer"), null=True, blank=True)
    answered_by = models.CharField(_("answer registered by"), max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(pgettext_lazy("commitment", "withdrawn"), null=True, blank=True)
    withdrawn_by = models.CharField(pgettext_lazy("commitment", "withdrawn by"), max_length=200, blank=True)
    withdrawn_reason = models.CharField(_("why it is withdrawn"), max_length=500, blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ("due_on", "pk")
        constraints = (
            models.CheckConstraint(
                name="commitment_answered_whole",
                condition=models.Q(answered_at=None, answered_on=None, answered_by="", answer="", answer_record=None)
                | (
                    models.Q(answered_at__isnull=False, answered_on__isnull=False)
                    & ~models.Q(answered_by="")
                    & ~models.Q(answer="", answer_record=None)
                ),
            ),
            models.CheckConstraint(
                name="commitment_withdrawn_whole",
                condition=models.Q(withdrawn_at=None, withdrawn_by="", withdrawn_reason="")
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_by="") & ~models.Q(withdrawn_reason="")),
            ),
            models.CheckConstraint(
                name="commitment_ends_once", condition=models.Q(answered_at=None) | models.Q(withdrawn_at=None)
            ),
        )

    class Privacy:
        plain = (
            "decision item words asked_by owner due_on due_meeting answer_record answer answered_at answered_on answered_by "
            "withdrawn_at withdrawn_by withdrawn_reason"
        )

    @property
    def state(self) -> CommitmentState:
        """Where it stands today."""
        if self.withdrawn_at:
            return CommitmentState.WITHDRAWN
        if self.answered_at:
            return CommitmentState.ANSWERED
        return CommitmentState.OVERDUE if self.due_on < clock.today() else CommitmentState.OPEN

    @property
    def days_over(self) -> int:
        """How many days it is overdue; 0 when it is not."""
        return (clock.today() - self.due_on).days if self.state == CommitmentState.OVERDUE else 0

    def search_parts(self) -> list[tuple[str, str]]:
        """What search finds beside title and summary."""
        return [(self.words, "C"), (self.answer, "D")]

    def can_change(self) -> lifecycle.Verdict:
        """Say whether it may still be moved, answered or withdrawn, and if not why."""
        if self.answered_at:
            return lifecycle.refuse(_("The commitment has been answered already."))
        return lifecycle.refuse(_("The commitment has been withdrawn.")) if self.withdrawn_at else lifecycle.possible


class MoveQuerySet(RoretQuerySet):
    """Rows that are seen when their commitment is seen."""

    def visible_to(self, person: Any) -> Self:
        """Return the rows whose commitment ``person`` may see."""
        return self.filter(commitment__in=Commitment.objects.visible_to(person).values("pk"))


class DeadlineMove(models.Model):
    """A deadline was moved: from which day to which, why and by whom. Never changed or deleted."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="moves", verbose_name=_("commitment"))
    before: Any = models.DateField(_("due before"))
    after: Any = models.DateField(_("due after"))
    reason = models.CharField(_("why the deadline is moved"), max_length=500)
    moved_at = models.DateTimeField(_("moved"), default=clock.now)
    moved_by = models.CharField(_("moved by"), max_length=200)

    objects = MoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("moved deadline")
        verbose_name_plural = _("moved deadlines")
        ordering = ("pk",)

    class Privacy:
        plain = "commitment before after reason moved_at moved_by"

    def __str__(self) -> str:
        """Read as the two days."""
        first, then = (day.isoformat() if isinstance(day, date) else str(day) for day in (self.before, self.after))
        return f"{first} → {then}"
