"""Units of the organisation as a tree that changes with time, and the target groups they serve."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.enums import UnitKind
from roret.engines.figures.danish_sort import sort_key
from roret.foundation import clock
from roret.foundation.models import OpenQuerySet


class UnitQuerySet(OpenQuerySet):
    """Questions to the organisation at a given day."""

    def current(self, on: date | None = None) -> Self:
        """Return the units that exist on a day (today when none is given)."""
        day = on or clock.today()
        return self.filter(
            models.Q(valid_from=None) | models.Q(valid_from__lte=day),
            models.Q(valid_to=None) | models.Q(valid_to__gte=day),
        )


class Unit(models.Model):
    """A council, committee, administration, centre, association …: everything that can be responsible or be heard.

    Popolo's Organization. A reorganisation ends one row and begins another, linked by ``successor``; nothing is renamed
    in place, so that a protocol of 2006 still says what it said.
    """

    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True, db_index=True)
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    political_owner = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("political owner")
    )
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("successor")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    sort_key = models.CharField(max_length=300, editable=False, default="", db_index=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ("sort_key",)
        constraints = (
            models.CheckConstraint(
                name="unit_ends_after_it_begins",
                condition=models.Q(valid_to=None)
                | models.Q(valid_from=None)
                | models.Q(valid_to__gte=models.F("valid_from")),
            ),
        )

    class Privacy:
        plain = (
            "abbreviation name name_en kind parent political_owner successor email phone address description valid_from "
            "valid_to sort_key"
        )

    def __str__(self) -> str:
        """Read as the name in the reader's language."""
        return self.name_en if self.name_en and get_language() == "en" else self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the Danish sort key in step with the name."""
        self.sort_key = sort_key(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the unit's public page."""
        from django.urls import reverse

        return reverse("public:unit-detail", args=[self.pk])

    def in_force(self, on: date) -> bool:
        """Say whether the unit exists on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or self.valid_to >= on)

    @property
    def short(self) -> str:
        """The abbreviation where there is one, else the name."""
        return self.abbreviation or str(self)

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on this unit: in the unit itself (or above it)."""
        return (self.pk,)


class PlacementQuerySet(OpenQuerySet):
    """Questions about where units stood."""

    def on(self, day: date) -> dict[int, int | None]:
        """Return, for each unit that has been moved since ``day``, the key of what it was part of then."""
        rows = self.filter(until__gte=day).order_by("unit_id", "-until").values_list("unit_id", "parent_id")
        return dict(rows)


class Placement(models.Model):
    """What a unit was part of until a day; where it stands now is on the unit itself."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="placements", verbose_name=_("unit"))
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("part of"))
    until = models.DateField(_("last day there"))

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ("unit", "-until")
        constraints = (models.UniqueConstraint(fields=["unit", "until"], name="placement_once_a_day"),)

    class Privacy:
        plain = "unit parent until"


class TargetGroup(models.Model):
    """A reusable segment of citizens: by age, benefit or situation (R4)."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    definition = models.TextField(_("definition"), blank=True)
    age_from = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    size = models.PositiveIntegerField(_("number of citizens"), null=True, blank=True)
    size_source = models.CharField(_("source of the number"), max_length=200, blank=True)

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
        ordering = ("name",)

    class Privacy:
        plain = "name name_en definition age_from age_to size size_source"

    def __str__(self) -> str:
        """Read as the name in the reader's language."""
        return self.name_en if self.name_en and get_language() == "en" else self.name
