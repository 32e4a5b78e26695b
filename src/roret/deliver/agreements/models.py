"""Agreements with units, and the targets in which they cite what was decided (R41)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.models import Unit
from roret.commons.records.models import Record, RecordQuerySet, parent_link
from roret.deliver.agreements.enums import AgreementForm, AgreementState, Direction
from roret.foundation import clock


class Agreement(Record):
    """An agreement: the record's unit owes it to ``principal``; ``begins_at`` and ``ends_at`` are its period."""

    KIND = "agreement"

    record_ptr = parent_link()
    form = models.CharField(_("form"), max_length=20, choices=AgreementForm)
    principal = models.ForeignKey(Unit, models.PROTECT, related_name="agreements_given", verbose_name=_("agreed with"))
    delegated = models.TextField(_("delegated powers and duties"), blank=True)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    signed_by = models.CharField(_("signed by"), max_length=200, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")

    class Privacy:
        plain = "form principal delegated signed_at signed_by"

    @property
    def state(self) -> AgreementState:
        """Where it stands, read from its timestamps."""
        now = clock.now()
        if not self.signed_at:
            return AgreementState.DRAFT
        if self.ends_at and self.ends_at < now:
            return AgreementState.ENDED
        return AgreementState.RUNNING if not self.begins_at or self.begins_at <= now else AgreementState.SIGNED


class Target(Record):
    """One result that the unit has promised: from a baseline to a goal by a day. Its links cite the actions behind it."""

    KIND = "target"

    record_ptr = parent_link()
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="targets", verbose_name=_("agreement"))
    measure = models.CharField(_("what is measured"), max_length=250)
    measure_unit = models.CharField(_("unit of measure"), max_length=40, blank=True)
    baseline = models.DecimalField(_("baseline"), max_digits=14, decimal_places=3, null=True, blank=True)
    baseline_on = models.DateField(_("baseline measured on"), null=True, blank=True)
    goal = models.DecimalField(_("goal"), max_digits=14, decimal_places=3)
    goal_on = models.DateField(_("goal reached by"))
    direction = models.CharField(_("direction"), max_length=10, choices=Direction, default=Direction.HIGHER)
    tolerance = models.DecimalField(
        _("tolerance"), max_digits=14, decimal_places=3, default=0, help_text=_("In the unit of measure; within it the light is yellow")
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ("agreement", "pk")

    class Privacy:
        plain = "agreement measure measure_unit baseline baseline_on goal goal_on direction tolerance"
