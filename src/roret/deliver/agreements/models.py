"""Agreements with units, and the targets in which they cite what was decided (R41)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.models import Unit
from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Record, RecordQuerySet, parent_link
from roret.deliver.agreements.enums import AgreementForm, AgreementState, Direction, StatusKind
from roret.foundation import clock, lifecycle
from roret.foundation.models import RoretQuerySet


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

    def missing_before_signing(self) -> list[lifecycle.Missing]:
        """What is missing before it can be signed, and where to mend it."""
        here = self.get_staff_url()
        models.prefetch_related_objects([self], "targets__upstream_links")
        targets = self.targets.all()
        missing = [] if targets else [lifecycle.Missing(_("At least one target."), here)]
        if not self.begins_at or not self.ends_at:
            missing.append(lifecycle.Missing(_("The period: from when to when."), here))
        for target in targets:
            if not any(link.kind == LinkKind.TARGETS for link in target.upstream_links.all()):
                text = _("The target “%(target)s” cites no decided action or goal.") % {"target": target}
                missing.append(lifecycle.Missing(text, target.get_staff_url()))
        return missing

    def can_write_status(self) -> lifecycle.Verdict:
        """Say whether there is a promise to report on."""
        return lifecycle.possible if self.signed_at else lifecycle.refuse(_("The agreement is not signed yet."))

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
        _("tolerance"),
        max_digits=14,
        decimal_places=3,
        default=0,
        help_text=_("In the unit of measure; within it the light is yellow"),
    )

    weight = models.PositiveSmallIntegerField(_("weight in percent"), null=True, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ("agreement", "pk")

    class Privacy:
        plain = "agreement measure measure_unit baseline baseline_on goal goal_on direction tolerance weight"


class AgreementChildQuerySet(RoretQuerySet):
    """Rows that are seen when their agreement is seen."""

    def visible_to(self, person: object) -> "AgreementChildQuerySet":
        """Return the rows whose agreement ``person`` may see."""
        return self.filter(agreement__in=Agreement.objects.visible_to(person).values("pk"))


class AgreementStatus(models.Model):
    """How it goes with an agreement at half-year or at the end, in the unit's words (R58)."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="statuses", verbose_name=_("agreement"))
    kind = models.CharField(_("kind"), max_length=10, choices=StatusKind)
    on = models.DateField(_("date"))
    text = models.TextField(_("how it goes"))
    written_by = models.CharField(_("written by"), max_length=200)

    objects = AgreementChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("status")
        verbose_name_plural = _("statuses")
        ordering = ("-on", "-pk")

    class Privacy:
        plain = "agreement kind on text written_by"

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the agreement."""
        return self.agreement.authz_units()
