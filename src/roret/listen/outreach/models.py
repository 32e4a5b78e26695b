"""Runs of numbered paper forms."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.foundation import authz, clock
from roret.foundation.models import RoretQuerySet
from roret.listen.consultations.models import Consultation
from roret.listen.outreach.codes import paper_code


class PaperRunQuerySet(RoretQuerySet):
    """Questions to runs."""

    def visible_to(self, person: Any) -> Self:
        """Return the runs of the units one works in."""
        standing = authz.standing_of(person)
        return self if standing.operator_session else self.filter(consultation__unit_id__in=standing.staff_units)


class PaperRun(models.Model):
    """Numbered forms printed at once: from ``first`` to ``last``."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="paper_runs")
    first = models.PositiveIntegerField(_("first number"))
    last = models.PositiveIntegerField(_("last number"))
    printed_at = models.DateTimeField(_("printed"), default=clock.now)
    printed_by = models.CharField(_("printed by"), max_length=200)

    objects = PaperRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("run of paper forms")
        verbose_name_plural = _("runs of paper forms")
        ordering = ("-first",)
        constraints = (
            models.UniqueConstraint(fields=["consultation", "first"], name="paper_run_first_once"),
            models.CheckConstraint(name="paper_run_has_forms", condition=models.Q(last__gte=models.F("first"))),
        )

    class Privacy:
        plain = "consultation first last printed_at printed_by"

    def __str__(self) -> str:
        """Read as its numbers."""
        return f"{self.first}–{self.last}"

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on it."""
        return self.consultation.authz_units()

    def codes(self) -> list[str]:
        """Return the code of each form in the run."""
        prefix = self.consultation.series.prefix
        return [paper_code(prefix, number) for number in range(self.first, self.last + 1)]
