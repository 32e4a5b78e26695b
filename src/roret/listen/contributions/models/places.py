"""Where a contribution is about: a point or an area of the municipality, as its sender marked it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Area
from roret.commons.areas.selectors import roughly
from roret.listen.contributions.enums import Capacity, PlaceKind
from roret.listen.contributions.models.sent import Contribution, ContributionChildQuerySet, ContributionQuerySet


class PlaceQuerySet(ContributionChildQuerySet):
    """Questions to places."""

    def published(self) -> "PlaceQuerySet":
        """Return those that everybody may see: their contribution is published, and nobody has taken the place out."""
        rows: ContributionQuerySet = Contribution.objects.all()
        return self.filter(contribution__in=rows.published().values("pk"), hidden_at=None)


class Place(models.Model):
    """One place of one contribution. What others see of a point is ``shown_point``, never the point itself.

    In a table of its own: most contributions have none. It goes when its sender is forgotten.
    """

    contribution = models.OneToOneField(Contribution, models.CASCADE, primary_key=True, related_name="place")
    kind = models.CharField(_("how it was told"), max_length=6, choices=PlaceKind)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", verbose_name=_("area"))
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    rough = models.BooleanField(_("shown roughly"), default=False, help_text=_("The sender asked for it"))
    hidden_at = models.DateTimeField(_("taken out of what is published"), null=True, blank=True)
    hidden_by = models.CharField(_("taken out by"), max_length=200, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        indexes = (models.Index(fields=["area"], name="place_area"),)
        constraints = (
            models.CheckConstraint(
                name="place_has_point",
                condition=models.Q(kind=PlaceKind.AREA, lon=None, lat=None)
                | (~models.Q(kind=PlaceKind.AREA) & models.Q(lon__isnull=False, lat__isnull=False)),
            ),
            models.CheckConstraint(
                name="place_hidden_pair",
                condition=models.Q(hidden_at=None, hidden_by="")
                | (models.Q(hidden_at__isnull=False) & ~models.Q(hidden_by="")),
            ),
        )

    class Privacy:
        plain = "contribution kind rough hidden_at hidden_by"
        personal = "area lon lat"
        purpose = _("Knowing which place a contribution is about")
        keep_months = 60

    def __str__(self) -> str:
        """Read as the area."""
        return str(self.area)

    @property
    def point(self) -> tuple[float, float] | None:
        """The point as it was marked, longitude first; for those who look the contribution through."""
        return (self.lon, self.lat) if self.lon is not None and self.lat is not None else None

    @property
    def is_rough(self) -> bool:
        """Say whether others see the point roughly only: a private person's always, and whenever its sender asked for it.

        A square of the map is rough as it is.
        """
        by_hand = self.kind == PlaceKind.POINT
        return by_hand and (self.rough or self.contribution.capacity == Capacity.PRIVATE)

    @property
    def shown_point(self) -> tuple[float, float] | None:
        """The point as others may see it."""
        return roughly(self.point) if self.point and self.is_rough else self.point
