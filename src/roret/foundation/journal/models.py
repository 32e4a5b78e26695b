"""The journal: what happened, to what, by whom. No foreign keys, so that it outlives what it describes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.models import RoretQuerySet


class EventQuerySet(RoretQuerySet):
    """Questions to the journal."""

    def about(self, thing: models.Model) -> "EventQuerySet":
        """Return the events of one thing, oldest first."""
        return self.filter(target_type=thing._meta.label_lower, target_id=str(thing.pk)).order_by("pk")  # noqa: SLF001

    def visible_to(self, person: object) -> "EventQuerySet":
        """Return all events to those who may read the journal, none to others."""
        return self if authz.allowed(person, "journal.view_event") else self.none()


class Event(models.Model):
    """One thing that happened. The row is never changed and never removed; a database trigger sees to that.

    It holds no citizen's personal data: a citizen is a number here. What may have to be forgotten is in ``Detail``.
    """

    at = models.DateTimeField(db_index=True)
    type = models.CharField(max_length=80, db_index=True)
    actor_id = models.CharField(max_length=40, blank=True)
    actor_name = models.CharField(max_length=200, blank=True)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    target_type = models.CharField(max_length=80)
    target_id = models.CharField(max_length=40)
    target_name = models.CharField(max_length=300, blank=True)
    record_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    data = models.JSONField(default=dict)
    reason = models.CharField(max_length=500, blank=True)
    request_id = models.CharField(max_length=40, blank=True)
    transaction = models.BigIntegerField(default=0, editable=False)
    digest = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ("pk",)
        indexes = (models.Index(fields=["target_type", "target_id"], name="journal_event_target"),)

    class Privacy:
        plain = (
            "at type actor_id actor_name on_behalf_of target_type target_id target_name record_id data reason "
            "request_id transaction digest"
        )

    def __str__(self) -> str:
        """Read as the event's sentence."""
        from roret.foundation.journal.types import sentence  # noqa: PLC0415 — the registry imports this module

        return sentence(self)


class Detail(models.Model):
    """What an event knew about people: values before and after, names. Erased on demand or when its time is up."""

    event_id = models.BigIntegerField(db_index=True)
    person_id = models.CharField(max_length=40, blank=True, db_index=True)
    data = models.JSONField(default=dict)
    expires_at = models.DateTimeField(null=True, blank=True, db_index=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event detail")
        verbose_name_plural = _("event details")

    class Privacy:
        plain = "event_id expires_at"
        personal = "person_id data"
        keep_months = 60


class Seal(models.Model):
    """An hour of the journal, sealed: the Merkle root over its events, chained to the seal before it."""

    sealed_at = models.DateTimeField()
    count = models.PositiveIntegerField()
    leaves = models.JSONField(help_text="[[event id, digest], …] in the order of the tree")
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    horizon = models.BigIntegerField(help_text="every transaction below this number had ended")

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        ordering = ("pk",)

    class Privacy:
        plain = "sealed_at count leaves root previous horizon"
