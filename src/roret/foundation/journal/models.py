"""The journal: what happened, to what, by whom. No foreign keys, so that it outlives what it describes."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.models import RoretQuerySet


class EventQuerySet(RoretQuerySet):
    """Questions to the journal."""

    def about(self, thing: models.Model) -> Self:
        """Return the events of one thing, and of the record that it is, oldest first."""
        condition = models.Q(target_type=thing._meta.label_lower, target_id=str(thing.pk))
        if getattr(thing, "journal_record_id", None) == thing.pk:
            condition |= models.Q(record_id=thing.pk)
        return self.filter(condition).order_by("pk")

    def visible_to(self, person: object) -> Self:
        """Return all events to those who may read the journal, none to others."""
        return self if authz.allowed(person, "journal.view_event") else self.none()


class Event(models.Model):
    """One thing that happened. The row is never changed and never removed; a database trigger sees to that.

    It holds no citizen's personal data: a citizen is a number here. What may have to be forgotten is in ``Detail``.
    The database itself writes ``transaction``: the number of the transaction that the event was part of.
    """

    at = models.DateTimeField(_("time"), db_index=True)
    type = models.CharField(_("event"), max_length=80, db_index=True)
    actor_id = models.CharField(_("actor's number"), max_length=40, blank=True)
    actor_name = models.CharField(_("actor"), max_length=200, blank=True)
    on_behalf_of = models.CharField(_("on behalf of"), max_length=200, blank=True)
    target_type = models.CharField(_("kind of thing"), max_length=80)
    target_id = models.CharField(_("thing's number"), max_length=40)
    target_name = models.CharField(_("thing"), max_length=300, blank=True)
    record_id = models.BigIntegerField(_("record"), null=True, blank=True, db_index=True)
    data = models.JSONField(_("data"), default=dict)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    request_id = models.CharField(_("request"), max_length=40, blank=True)
    transaction = models.BigIntegerField(_("transaction"), default=0, editable=False)
    digest = models.CharField(_("fingerprint"), max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ("pk",)
        indexes = (
            models.Index(fields=["target_type", "target_id"], name="journal_event_target"),
            models.Index(fields=["transaction", "id"], name="journal_event_transaction"),
        )

    class Privacy:
        plain = (
            "at type actor_id actor_name on_behalf_of target_type target_id target_name record_id data reason "
            "request_id transaction digest"
        )
        purpose = _("Showing who did what, so that an authority can be held to account")

    def __str__(self) -> str:
        """Read as the event's sentence."""
        from roret.foundation.journal.types import sentence

        return sentence(self)


class DetailQuerySet(EventQuerySet):
    """Questions to the erasable details."""

    def about(self, thing: models.Model) -> Self:
        """Return the details about a person, whether she was named in them or did it herself."""
        own = Event.objects.filter(actor_id=str(thing.pk), actor_name="").values("pk")
        return self.filter(models.Q(person_id=str(thing.pk)) | models.Q(event_id__in=own))


class Detail(models.Model):
    """What an event knew about people: values before and after, names. Erased on demand or when its time is up."""

    event_id = models.BigIntegerField(_("event"), db_index=True)
    person_id = models.CharField(_("person"), max_length=40, blank=True, db_index=True)
    data = models.JSONField(_("data"), default=dict)
    expires_at = models.DateTimeField(_("erased after"), null=True, blank=True, db_index=True)

    objects = DetailQuerySet.as_manager()

    class Meta:
        verbose_name = _("event detail")
        verbose_name_plural = _("event details")

    class Privacy:
        plain = "event_id expires_at"
        personal = "person_id data"
        purpose = _("Showing what a change changed")
        keep_months = 60

    def __str__(self) -> str:
        """Read as the number of its event."""
        return str(self.event_id)


class SealQuerySet(EventQuerySet):
    """Questions to the seals."""

    def without_leaves(self) -> Self:
        """Return the seals in their order without the long list of what they hold."""
        return self.defer("leaves").order_by("pk")


class Seal(models.Model):
    """An hour of the journal, sealed: the Merkle root over its events, chained to the seal before it.

    It holds exactly the events whose transaction is at or above the horizon of the seal before and below its own.
    """

    sealed_at = models.DateTimeField(_("sealed"))
    count = models.PositiveIntegerField(_("events"))
    leaves = models.JSONField(help_text="[[event id, digest], …] in the order of the tree")
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    horizon = models.BigIntegerField(help_text="every transaction below this number had ended")
    ceiling = models.BigIntegerField(default=0, help_text="no transaction from this number on had begun")

    objects = SealQuerySet.as_manager()

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        ordering = ("pk",)

    class Privacy:
        plain = "sealed_at count leaves root previous horizon ceiling"

    def __str__(self) -> str:
        """Read as number and root."""
        return f"{self.pk} {self.root}"

    def held(self) -> dict[int, str]:
        """Return the events that it holds with their digests; nothing when somebody has spoilt the list."""
        leaves: Any = self.leaves if isinstance(self.leaves, list) else []
        return {leaf[0]: leaf[1] for leaf in leaves if isinstance(leaf, list) and len(leaf) == 2}
