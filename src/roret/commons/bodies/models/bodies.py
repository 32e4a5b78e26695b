"""Bodies, their kinds and their pools."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Area
from roret.commons.organisation.models import Unit, UnitQuerySet
from roret.foundation.models import OpenQuerySet


class BodyType(models.Model):
    """A kind of body as the municipality knows it: what it may do unless something else is said, and what it must have."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    statutory = models.BooleanField(_("required by law"), default=False)
    deciding = models.BooleanField(_("takes decisions"), default=False)
    is_heard = models.BooleanField(_("must be heard"), default=False)
    is_informed = models.BooleanField(_("must be informed"), default=False)
    may_propose = models.BooleanField(_("may propose"), default=False)
    may_state = models.BooleanField(_("may give statements"), default=False)
    publishes_statements = models.BooleanField(_("has its statements published"), default=False)
    takes_deputations = models.BooleanField(_("takes deputations"), default=False)
    no_individual_cases = models.BooleanField(_("treats no individual cases"), default=False)
    meets_closed = models.BooleanField(_("meets behind closed doors"), default=False)
    end_required = models.BooleanField(
        _("must have a last day"),
        default=False,
        help_text=_("For instance a committee by § 17 (4) of the Local Government Act"),
    )
    area_required = models.BooleanField(_("must have an area"), default=False)

    INHERITED = (
        "statutory", "deciding", "legal_basis", "is_heard", "is_informed", "may_propose", "may_state",
        "publishes_statements", "takes_deputations", "no_individual_cases", "meets_closed",
    )  # fmt: skip
    """What a new body takes from its kind where nothing is said."""

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("kind of body")
        verbose_name_plural = _("kinds of bodies")
        ordering = ("name",)

    class Privacy:
        plain = (
            "name name_en legal_basis statutory deciding is_heard is_informed may_propose may_state publishes_statements "
            "takes_deputations no_individual_cases meets_closed end_required area_required"
        )

    def __str__(self) -> str:
        """Read as the name in the reader's language."""
        return self.name_en if self.name_en and get_language() == "en" else self.name


class Body(Unit):
    """A council, committee or board: a unit that people sit in."""

    statutory = models.BooleanField(_("required by law"), default=False)
    deciding = models.BooleanField(_("takes decisions"), default=False)
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    tasks = models.TextField(_("tasks"), blank=True)
    rights = models.TextField(_("rights"), blank=True)
    limits = models.TextField(_("limits"), blank=True)
    cadence = models.CharField(_("cadence"), max_length=100, blank=True)
    term_begins = models.DateField(_("term begins"), null=True, blank=True)
    term_ends = models.DateField(_("term ends"), null=True, blank=True)
    composition_known = models.BooleanField(_("composition is known"), default=True)
    body_type = models.ForeignKey(
        BodyType, models.PROTECT, null=True, blank=True, related_name="bodies", verbose_name=_("kind of body")
    )
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="bodies", verbose_name=_("area"))
    is_heard = models.BooleanField(_("must be heard"), default=False)
    is_informed = models.BooleanField(_("must be informed"), default=False)
    may_propose = models.BooleanField(_("may propose"), default=False)
    may_state = models.BooleanField(_("may give statements"), default=False)
    publishes_statements = models.BooleanField(_("has its statements published"), default=False)
    takes_deputations = models.BooleanField(
        _("takes deputations"), default=False, help_text=_("Citizens may ask to speak before the body")
    )
    no_individual_cases = models.BooleanField(
        _("treats no individual cases"),
        default=False,
        help_text=_("An agenda item that names a person or carries a CPR number is stopped"),
    )
    meets_closed = models.BooleanField(
        _("meets behind closed doors"), default=False, help_text=_("New meetings are closed to the public")
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")

    class Privacy:
        plain = (
            "statutory deciding legal_basis tasks rights limits cadence term_begins term_ends composition_known body_type area "
            "is_heard is_informed may_propose may_state publishes_statements takes_deputations no_individual_cases meets_closed"
        )

    def get_absolute_url(self) -> str:
        """Return the body's public page."""
        from django.urls import reverse

        return reverse("public:body-detail", args=[self.pk])


class Pool(models.Model):
    """Money that a body hands out in a year, within a frame; the frame is empty when nobody knows it."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="pools", verbose_name=_("body"))
    name = models.CharField(_("name"), max_length=150)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("Empty when it counts every year")
    )
    frame = models.DecimalField(
        _("frame in kroner"), max_digits=14, decimal_places=2, null=True, blank=True,
        help_text=_("Empty when the amount is unknown"),
    )  # fmt: skip
    purposes = models.TextField(_("what it is for"), blank=True)

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("pool")
        verbose_name_plural = _("pools")
        ordering = ("body", "-year", "name")
        constraints = (
            models.UniqueConstraint(fields=["body", "name", "year"], name="pool_once_a_year", nulls_distinct=False),
            models.CheckConstraint(
                name="pool_frame_not_below_nought", condition=models.Q(frame=None) | models.Q(frame__gte=0)
            ),
        )

    class Privacy:
        plain = "body name year frame purposes"

    def __str__(self) -> str:
        """Read as name and year."""
        return f"{self.name} {self.year}" if self.year else self.name

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the body."""
        return (self.body_id,)
