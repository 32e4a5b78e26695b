"""Rights that a body is given or loses from a day on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.enums import Right
from roret.commons.bodies.models.bodies import Body
from roret.foundation.models import OpenQuerySet, label_of


class RightChange(models.Model):
    """A right that a body has, or has no more, from a day on. Before its first change the body's own column counts."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="right_changes", verbose_name=_("body"))
    right = models.CharField(_("right"), max_length=20, choices=Right)
    given = models.BooleanField(_("has the right"))
    first_day = models.DateField(_("from"))
    basis = models.CharField(_("decided by and when"), max_length=200)

    get_right_display = label_of("right", Right)

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a right")
        verbose_name_plural = _("changes of rights")
        ordering = ("body", "right", "first_day")
        constraints = (models.UniqueConstraint(fields=["body", "right", "first_day"], name="right_change_once_a_day"),)

    class Privacy:
        plain = "body right given first_day basis"

    def __str__(self) -> str:
        """Read as the right and its day."""
        return f"{self.get_right_display()} {self.first_day.isoformat()}"
