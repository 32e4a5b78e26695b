"""A notice about a published response."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.foundation import authz, clock
from roret.foundation.models import RoretQuerySet, label_of
from roret.listen.contributions.models import Contribution
from roret.listen.notices.enums import NoticeReason, Outcome

LONGEST = 2000


class NoticeQuerySet(RoretQuerySet):
    """Questions to notices."""

    def visible_to(self, person: Any) -> Self:
        """Return the notices about responses to the units one works in."""
        standing = authz.standing_of(person)
        if standing.operator_session:
            return self
        return self.filter(contribution__record__unit_id__in=standing.staff_units)

    def waiting(self) -> Self:
        """Return those that nobody has decided about."""
        return self.filter(decided_at=None)


class Notice(models.Model):
    """What a reader has reported, and what was decided. Only a keyed hash of her private link is kept."""

    contribution = models.ForeignKey(
        Contribution, models.CASCADE, related_name="notices", verbose_name=_("reported response")
    )
    key = models.CharField(max_length=64, unique=True)
    reason = models.CharField(_("reason"), max_length=20, choices=NoticeReason)
    text = models.TextField(_("what is wrong"), blank=True, max_length=LONGEST)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(max_length=5, default="da")
    made_at = models.DateTimeField(_("reported"), default=clock.now)
    outcome = models.CharField(_("decision"), max_length=12, choices=Outcome, blank=True)
    answer = models.TextField(_("why"), blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)

    get_reason_display = label_of("reason", NoticeReason)
    get_outcome_display = label_of("outcome", Outcome)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("made_at", "pk")
        indexes = (models.Index(fields=["made_at"], condition=models.Q(decided_at=None), name="notice_that_waits"),)
        constraints = (
            models.CheckConstraint(
                name="notice_decided_whole",
                condition=models.Q(decided_at=None, decided_by="", outcome="")
                | (models.Q(decided_at__isnull=False) & ~models.Q(decided_by="") & ~models.Q(outcome="")),
            ),
        )

    class Privacy:
        plain = "contribution reason language made_at outcome answer decided_at decided_by"
        personal = "text email"
        secret = "key"  # noqa: S105 — a privacy class
        keep_months = 24

    def __str__(self) -> str:
        """Read as what is wrong."""
        return str(self.get_reason_display())

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on it."""
        return self.contribution.authz_units()
