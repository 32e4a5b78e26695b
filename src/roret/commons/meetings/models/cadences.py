"""Cadences: how often a body meets, or something is due (R18, R69)."""

from collections.abc import Collection
from datetime import date, time

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from roret.commons.meetings.enums import CadenceKind, Frequency
from roret.commons.organisation.models import Unit
from roret.engines.bodies.year import day_in, days_of_year
from roret.foundation.models import OpenQuerySet, label_of

WORKING_DAYS = [(number, WEEKDAYS[number]) for number in range(5)]
FIRST_TERM = 2006
"""A year in which a municipal term began; one begins every fourth year."""


class Cadence(models.Model):
    """How often a body meets, or something of a unit is due, and on which day; the annual wheel is made of them."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="cadences", verbose_name=_("body or unit"))
    what = models.CharField(
        _("what"), max_length=150, help_text=_("For instance the ordinary meeting, or the quality report")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=CadenceKind, default=CadenceKind.MEETING)
    frequency = models.CharField(_("how often"), max_length=12, choices=Frequency)
    at_least = models.BooleanField(_("at least as often"), default=False)
    about = models.BooleanField(_("about as often"), default=False)
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=WORKING_DAYS, null=True, blank=True)
    week = models.PositiveSmallIntegerField(
        _("which one in the month"), default=2, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    month = models.PositiveSmallIntegerField(
        _("month"), choices=sorted(MONTHS.items()), null=True, blank=True, help_text=_("For what is held once in a year"),
    )  # fmt: skip
    begins = models.TimeField(_("begins"), default=time(16, 0))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=120, validators=[MinValueValidator(15)])
    place = models.CharField(_("place"), max_length=200, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    get_frequency_display = label_of("frequency", Frequency)

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("recurring date")
        verbose_name_plural = _("recurring dates")
        ordering = ("unit__sort_key", "what")
        constraints = (
            models.UniqueConstraint(fields=["unit", "what"], name="cadence_once"),
            models.CheckConstraint(
                name="cadence_ends_after_it_begins",
                condition=models.Q(valid_to=None)
                | models.Q(valid_from=None)
                | models.Q(valid_to__gte=models.F("valid_from")),
            ),
        )

    class Privacy:
        plain = "unit what kind frequency at_least about weekday week month begins minutes place valid_from valid_to"

    def __str__(self) -> str:
        """Read as whose it is and what."""
        return f"{self.unit}: {self.what}"

    @property
    def often(self) -> str:
        """How often, in words."""
        often = self.get_frequency_display()
        often = often[:1].lower() + often[1:]
        if self.at_least:
            return gettext("at least %(often)s") % {"often": often}
        return gettext("about %(often)s") % {"often": often} if self.about else often

    def days_in(self, year: int, *, taken: Collection[date] = ()) -> list[date]:
        """Return its days in a year, none where it is not held that year or not in force."""
        often = Frequency(self.frequency)
        if (year - (self.valid_from.year if self.valid_from else FIRST_TERM)) % often.years:
            return []
        asked = {"weekday": self.weekday, "week": self.week, "taken": taken}
        once = often.times == 1 and self.month
        days = [day_in(year, self.month or 1, **asked)] if once else days_of_year(year, often.times, **asked)
        first, last = self.valid_from or date.min, self.valid_to or date.max
        return [day for day in days if first <= day <= last]

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the body."""
        return (self.unit_id,)
