"""One row of a matter's involvement log."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.commons.organisation.models import Unit
from roret.commons.records.models import Record
from roret.decide.involvement.enums import EntryState, Form, Use
from roret.decide.matters.models import Matter
from roret.foundation.models import RoretQuerySet, label_of


class EntryQuerySet(RoretQuerySet):
    """Rows that are seen when their matter is seen."""

    def visible_to(self, person: Any) -> Self:
        """Return the rows whose matter ``person`` may see."""
        return self.filter(matter__in=Matter.objects.visible_to(person).values("pk"))


class Involvement(models.Model):
    """Somebody was involved: who and why, how and when, how many, what they said, and what it came to."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="involvement", verbose_name=_("matter"))
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit or body")
    )
    who = models.CharField(_("who"), max_length=200)
    purpose = models.TextField(_("purpose"), max_length=1000)
    form = models.CharField(pgettext_lazy("of involvement", "form"), max_length=12, choices=Form)
    held = models.BooleanField(_("has been held"), default=True)
    held_on = models.DateField(_("day"), null=True, blank=True)
    participants = models.PositiveIntegerField(_("number of participants"), null=True, blank=True)
    input = models.TextField(_("input"), max_length=4000, blank=True)
    use = models.CharField(_("what it came to"), max_length=8, choices=Use, blank=True)
    use_reason = models.TextField(_("how, or why not"), max_length=1000, blank=True)
    record = models.ForeignKey(
        Record, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("hearing, meeting or event")
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    get_form_display = label_of("form", Form)
    get_use_display = label_of("use", Use)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("involvement")
        verbose_name_plural = _("involvement log")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="involvement_planned_has_no_input",
                condition=models.Q(held=True) | models.Q(input="", use="", participants=None),
            ),
            models.CheckConstraint(
                name="involvement_use_has_its_reason", condition=models.Q(use="") | ~models.Q(use_reason="")
            ),
        )

    class Privacy:
        plain = "matter unit who purpose form held held_on participants input use use_reason record version"

    def __str__(self) -> str:
        """Read as who was involved."""
        return self.who

    @property
    def state(self) -> EntryState:
        """Where it stands, read from what is filled in."""
        if not self.held:
            return EntryState.PLANNED
        if self.use:
            return EntryState.CONCLUDED
        return EntryState.SUMMARISED if self.input else EntryState.HELD

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on it."""
        return self.matter.authz_units()
