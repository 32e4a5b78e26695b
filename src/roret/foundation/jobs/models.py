"""Work in the background: which workers live, when periodic work last began, and how far a long job has come."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.foundation import authz, clock
from roret.foundation.models import RoretQuerySet


class JobQuerySet(RoretQuerySet):
    """Questions about background work."""

    def visible_to(self, person: Any) -> Self:
        """Return all to those who may look after the jobs."""
        return self if authz.allowed(person, "jobs.view_job") else self.none()


class Worker(models.Model):
    """A process that does the work. It renews ``beat_at`` every few seconds: the lease on the jobs that it runs."""

    id = models.CharField(max_length=64, primary_key=True)
    machine = models.CharField(_("machine"), max_length=200)
    started_at = models.DateTimeField(_("started"))
    beat_at = models.DateTimeField(_("last sign of life"), db_index=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")
        ordering = ("started_at", "pk")

    class Privacy:
        plain = "machine started_at beat_at"


class PeriodicRun(models.Model):
    """When a periodic job last began; the conditional update of this row is the claim, so two machines never both run it."""

    name = models.CharField(max_length=200, unique=True)
    started_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Privacy:
        plain = "name started_at"


class ProgressQuerySet(RoretQuerySet):
    """Questions about long jobs."""

    def visible_to(self, person: Any) -> Self:
        """Return one's own."""
        return self.filter(owner_id=getattr(person, "pk", None) or 0)


class Progress(models.Model):
    """How far a long job has come, for the page that waits for it."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    title = models.CharField(max_length=200)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=300, blank=True)
    result_url = models.CharField(max_length=300, blank=True)
    failed = models.BooleanField(default=False)
    started_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ProgressQuerySet.as_manager()

    class Privacy:
        plain = "title done total message result_url failed started_at changed_at ended_at"
        personal = "owner"
        keep_months = 3

    def __str__(self) -> str:
        """Read as the title."""
        return self.title

    @property
    def percent(self) -> int:
        """How much is done, from 0 to 100."""
        return min(100, self.done * 100 // self.total) if self.total else 0
