"""Certificates: proof that something was erased, without saying what it said."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.models import RoretQuerySet


class CertificateQuerySet(RoretQuerySet):
    """Questions about what has been erased."""

    def visible_to(self, person: Any) -> Self:
        """Return all to those who look after erasure."""
        return self if authz.allowed(person, "privacy.view_erasure") else self.none()


class Certificate(models.Model):
    """One erasure: how many things of which kind, why, and a fingerprint of their numbers.

    Whoever knows the number of a thing can be shown that it was among those erased; the certificate itself tells nothing.
    """

    ON_DEMAND, TIME_UP = "on_demand", "time_up"
    REASONS = ((ON_DEMAND, _("Asked for")), (TIME_UP, _("Its time was up")))

    made_at = models.DateTimeField(_("erased"))
    register = models.CharField(_("kind"), max_length=80)
    reason = models.CharField(_("reason"), max_length=10, choices=REASONS)
    count = models.PositiveIntegerField(_("things"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True)
    made_by = models.CharField(_("by"), max_length=200, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ("-pk",)

    class Privacy:
        plain = "made_at register reason count fingerprint made_by"
        purpose = _("Proving that what had to be erased was erased")

    def __str__(self) -> str:
        """Read as kind and number."""
        return f"{self.register} {self.pk}"
