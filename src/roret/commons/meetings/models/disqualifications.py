"""Whether a member may take part in an item (habilitet)."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.models import Membership
from roret.commons.meetings.enums import Outcome
from roret.commons.meetings.models.meetings import AgendaItem, Meeting
from roret.commons.records.models import Record
from roret.foundation import authz, clock
from roret.foundation.models import RoretQuerySet, label_of


class DisqualificationQuerySet(RoretQuerySet):
    """Questions about who may not take part."""

    def visible_to(self, person: Any) -> Self:
        """Return those of the bodies in which ``person`` works or sits."""
        standing = authz.standing_of(person)
        if standing.operator_session:
            return self
        return self.filter(membership__post__body__in={*standing.member_units, *standing.staff_units})

    def of_meeting(self, meeting: Meeting) -> Self:
        """Return those that concern a meeting: its own items, and matters on its agenda."""
        matters = AgendaItem.objects.filter(meeting=meeting).exclude(record=None).values("record")
        mine = models.Q(item__meeting=meeting) | models.Q(record__in=matters)
        return self.filter(mine, membership__post__body=meeting.body_id)


class Disqualification(models.Model):
    """The question whether a member may take part in an item, and what the body decided.

    It is put about a matter where the item has one, so that it follows the matter to the next meeting; else about the item.
    Public Administration Act §§ 3-6 (forvaltningsloven), Local Government Act § 14 (kommunestyrelsesloven).
    """

    membership = models.ForeignKey(
        Membership, models.CASCADE, related_name="disqualifications", verbose_name=_("member")
    )
    item = models.ForeignKey(
        AgendaItem,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="disqualifications",
        verbose_name=_("agenda item"),
    )
    record = models.ForeignKey(
        Record, models.CASCADE, null=True, blank=True, related_name="disqualifications", verbose_name=_("record")
    )
    reason = models.CharField(_("why the question is raised"), max_length=500)
    raised_at = models.DateTimeField(_("raised"), default=clock.now)
    raised_by = models.CharField(_("raised by"), max_length=200)
    outcome = models.CharField(_("decision"), max_length=10, choices=Outcome, default=Outcome.RAISED)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)
    substitute = models.ForeignKey(
        Membership, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("substitute")
    )

    get_outcome_display = label_of("outcome", Outcome)

    objects = DisqualificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("question of disqualification")
        verbose_name_plural = _("questions of disqualification")
        ordering = ("raised_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="disqualified_from_item_or_matter",
                condition=models.Q(item=None, record__isnull=False) | models.Q(item__isnull=False, record=None),
            ),
            models.UniqueConstraint(
                fields=["membership", "item", "record"], name="disqualified_once", nulls_distinct=False
            ),
        )

    class Privacy:
        plain = "membership item record raised_at raised_by outcome decided_at decided_by substitute"
        personal = "reason"
        purpose = _("Who may not take part in a decision must be known and be written in the minutes")

    def __str__(self) -> str:
        """Read as the member's name."""
        return str(self.membership)

    @property
    def journal_name(self) -> str:
        """How the journal names it: by the post, so that the name can be forgotten."""
        return self.membership.journal_name

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the body."""
        return (self.membership.post.body_id,)
