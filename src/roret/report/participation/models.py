"""The population with its source, and the figures as they may be shown."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Area
from roret.foundation.models import OpenQuerySet, RoretQuerySet
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.enums import AgeBand


class Population(models.Model):
    """How many live in an area, of all ages (an empty band) or of one age band, on a day, by a source."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="inhabitants", verbose_name=_("area"))
    age_band = models.CharField(_("age"), max_length=5, choices=AgeBand, blank=True)
    people = models.PositiveIntegerField(_("people"))
    source = models.CharField(_("source"), max_length=200)
    as_of = models.DateField(_("as of"))

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("population")
        verbose_name_plural = _("populations")
        ordering = ("area__sort_key", "age_band")
        constraints = (models.UniqueConstraint(fields=["area", "age_band"], name="population_once"),)

    class Privacy:
        plain = "area age_band people source as_of"

    def __str__(self) -> str:
        """Read as the area and the band."""
        return f"{self.area}{f', {self.get_age_band_display()}' if self.age_band else ''}: {self.people}"


class FiguresQuerySet(RoretQuerySet):
    """Questions to the figures of consultations."""

    def visible_to(self, person: Any) -> Any:
        """Return those of consultations that ``person`` may see."""
        return self.filter(consultation__in=Consultation.objects.visible_to(person).values("pk"))

    def final(self) -> Any:
        """Return those taken after the consultation had closed: what everybody may see."""
        return self.filter(taken_at__gte=models.F("consultation__closed_at"))


class Figures(models.Model):
    """The participation in one consultation, as it may be shown: nothing in ``data`` points at a person."""

    consultation = models.OneToOneField(Consultation, models.CASCADE, related_name="participation")
    taken_at = models.DateTimeField(_("counted"))
    taken_by = models.CharField(_("counted by"), max_length=200)
    data = models.JSONField()

    objects = FiguresQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation figures")
        verbose_name_plural = _("participation figures")
        ordering = ("-consultation__begins_at", "-pk")

    class Privacy:
        plain = "consultation taken_at taken_by data"

    def __str__(self) -> str:
        """Read as the consultation."""
        return str(self.consultation)

    @property
    def is_final(self) -> bool:
        """Say whether everybody may see them: they were taken after the consultation had closed."""
        closed = self.consultation.closed_at
        return closed is not None and self.taken_at >= closed


class YearFigures(models.Model):
    """The participation of a year: what its consultations show, added up, and how the responses spread over the senders."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    taken_at = models.DateTimeField(_("counted"))
    data = models.JSONField()

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation figures of a year")
        verbose_name_plural = _("participation figures of years")
        ordering = ("-year",)

    class Privacy:
        plain = "year taken_at data"

    def __str__(self) -> str:
        """Read as the year."""
        return str(self.year)
