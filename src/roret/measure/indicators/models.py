"""Indicators with monthly values; each carries its definition, its source and the targets it measures (R58)."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.models import Unit
from roret.commons.records.models import Record, RecordQuerySet, parent_link
from roret.deliver.agreements.enums import Direction
from roret.foundation import clock
from roret.foundation.models import RoretQuerySet


class Indicator(Record):
    """Something that is measured month by month in the record's unit."""

    KIND = "indicator"

    record_ptr = parent_link()
    definition = models.TextField(_("definition"))
    definition_en = models.TextField(_("definition in English"), blank=True)
    source = models.CharField(_("source"), max_length=250)
    measure_unit = models.CharField(_("unit of measure"), max_length=40, blank=True)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction, default=Direction.HIGHER)
    decimals = models.PositiveSmallIntegerField(_("decimals shown"), default=0)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    class Privacy:
        plain = "definition definition_en source measure_unit direction decimals"

    @property
    def definition_shown(self) -> str:
        """The definition in the reader's language."""
        return self.definition_en if self.definition_en and get_language() == "en" else self.definition


class ObservationQuerySet(RoretQuerySet):
    """Questions to measured values."""

    def visible_to(self, person: object) -> "ObservationQuerySet":
        """Return the values of the indicators ``person`` may see."""
        return self.filter(indicator__in=Indicator.objects.visible_to(person).values("pk"))


class Observation(models.Model):
    """The value of an indicator in one month (its first day stands for it)."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="observations", verbose_name=_("indicator"))
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("measured in"),
        help_text=_("Empty for the indicator's own unit"),
    )
    month = models.DateField(_("month"))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=3)
    numerator = models.DecimalField(_("numerator"), max_digits=14, decimal_places=3, null=True, blank=True)
    denominator = models.DecimalField(_("denominator"), max_digits=14, decimal_places=3, null=True, blank=True)
    preliminary = models.BooleanField(_("preliminary"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)
    entered_at = models.DateTimeField(_("entered"), default=clock.now)
    entered_by = models.CharField(_("entered by"), max_length=200)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("value")
        verbose_name_plural = _("values")
        ordering = ("month",)
        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "unit", "month"], name="observation_once_a_month", nulls_distinct=False
            ),
        )

    class Privacy:
        plain = "indicator unit month value numerator denominator preliminary note entered_at entered_by"

    @property
    def shown(self) -> Decimal | None:
        """The value, or None where so few stand behind it that they could be known (small-cell limit)."""
        behind = [count for count in (self.numerator, self.denominator) if count is not None]
        return None if any(0 < count < settings.RORET_SMALL_CELL for count in behind) else self.value
