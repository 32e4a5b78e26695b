"""What a body's statutes say about its meetings from a day on: how early it is called, and its quorum."""

from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.models import Body
from roret.commons.meetings.enums import QuorumKind
from roret.engines.bodies.quorum import AT_LEAST_HALF, Demand
from roret.foundation.models import OpenQuerySet, label_of

NOTICE_DAYS = 7
"""How many days before it a meeting is called where a body's statutes say nothing: the four weekdays of the Local Government Act
§ 8 (4) (kommunestyrelsesloven) for the agenda, with a weekend and a day for the post."""

_DEMANDS = {
    QuorumKind.HALF: AT_LEAST_HALF,
    QuorumKind.MORE_THAN_HALF: Demand(more=True),
    QuorumKind.TWO_THIRDS: Demand(2, 3),
    QuorumKind.ALL: Demand(1, 1),
}


class MeetingRuleQuerySet(OpenQuerySet):
    """Questions about what counts when."""

    def in_force(self, body_id: int | None, day: date) -> Self:
        """Return what counts for a body on a day, the newest first."""
        return self.filter(body=body_id, first_day__lte=day).order_by("-first_day")


class MeetingRule(models.Model):
    """Notice and quorum of a body from a day on; what counted before it stays known, and old meetings keep their rule."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="meeting_rules", verbose_name=_("body"))
    first_day = models.DateField(_("counts from"))
    notice_days = models.PositiveSmallIntegerField(
        _("days of notice"), default=NOTICE_DAYS, validators=[MaxValueValidator(120)]
    )
    quorum = models.CharField(_("quorum"), max_length=15, choices=QuorumKind, default=QuorumKind.HALF)
    number = models.PositiveSmallIntegerField(
        _("how many must be there"), null=True, blank=True, validators=[MinValueValidator(1)],
        help_text=_("Only where the statutes say a number instead of a share of the seats"),
    )  # fmt: skip
    basis = models.CharField(_("decided by and when"), max_length=200)

    get_quorum_display = label_of("quorum", QuorumKind)

    objects = MeetingRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule of meetings")
        verbose_name_plural = _("rules of meetings")
        ordering = ("body__sort_key", "-first_day")
        constraints = (
            models.UniqueConstraint(fields=["body", "first_day"], name="meeting_rule_once_a_day"),
            models.CheckConstraint(
                name="meeting_rule_number_when_asked",
                condition=models.Q(quorum="number", number__isnull=False)
                | (~models.Q(quorum="number") & models.Q(number=None)),
                violation_error_message=_("Write a number when the quorum is a number, and none when it is a share."),
            ),
        )

    class Privacy:
        plain = "body first_day notice_days quorum number basis"

    def __str__(self) -> str:
        """Read as the body and the day."""
        return f"{self.body}: {self.first_day:%d.%m.%Y}"

    @property
    def demand(self) -> Demand:
        """The quorum as a figure."""
        return _DEMANDS.get(QuorumKind(self.quorum), Demand(number=self.number))

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the body."""
        return (self.body_id,)
