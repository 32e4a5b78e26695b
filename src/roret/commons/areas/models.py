"""Several divisions of the city at once; they do not match, and that is real (R2)."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.models import Unit
from roret.engines.figures.danish_sort import sort_key
from roret.foundation.models import OpenQuerySet


class Division(models.Model):
    """One way of dividing the city: districts, local committees, an administration's own areas."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)
    owner = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="divisions", verbose_name=_("owner")
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("division")
        verbose_name_plural = _("divisions")
        ordering = ("order", "name")

    class Privacy:
        plain = "name name_en owner source order"

    def __str__(self) -> str:
        """Read as the name in the reader's language."""
        return self.name_en if self.name_en and get_language() == "en" else self.name


class Area(models.Model):
    """One area of a division, with its outline where it is known."""

    division = models.ForeignKey(Division, models.PROTECT, related_name="areas", verbose_name=_("division"))
    code = models.CharField(_("code"), max_length=20, blank=True)
    name = models.CharField(_("name"), max_length=100)
    outline = models.JSONField(
        _("outline"), null=True, blank=True, help_text=_("GeoJSON geometry in longitude and latitude")
    )
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    overlaps = models.ManyToManyField("self", blank=True, verbose_name=_("overlaps"))
    served_by = models.ManyToManyField(Unit, blank=True, related_name="serves", verbose_name=_("served by"))
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    sort_key = models.CharField(max_length=200, editable=False, default="", db_index=True)

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ("division__order", "sort_key")
        constraints = (models.UniqueConstraint(fields=["division", "name"], name="area_name_once_in_division"),)

    class Privacy:
        plain = "division code name outline population valid_from valid_to sort_key"

    def __str__(self) -> str:
        """Read as the area's name."""
        return self.name

    @property
    def has_outline(self) -> bool:
        """Say whether the area can be drawn."""
        return bool(self.outline)

    def get_absolute_url(self) -> str:
        """Return the area's public page."""
        return reverse("public:area-detail", args=[self.pk])

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the Danish sort key in step with the name."""
        self.sort_key = sort_key(self.name)
        super().save(*args, **kwargs)
