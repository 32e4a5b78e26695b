"""Telling people: what is to be told to whom, and the digests that have gone out."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.foundation import clock
from roret.foundation.models import RoretQuerySet


class OwnQuerySet(RoretQuerySet):
    """Rows that belong to one recipient."""

    def visible_to(self, person: Any) -> Self:
        """Return one's own rows only."""
        return self.filter(recipient__user_id=getattr(person, "pk", None) or 0)


class RecipientQuerySet(RoretQuerySet):
    """Questions about who is told."""

    def visible_to(self, person: Any) -> Self:
        """Return oneself only."""
        return self.filter(user_id=getattr(person, "pk", None) or 0)


class Recipient(models.Model):
    """Somebody who is told: a person who signs in, or a guest who left an e-mail address."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="recipient")
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=5, default="da")
    channel = models.CharField(_("channel"), max_length=20, default="email")
    cadence = models.CharField(
        _("how often"), max_length=10, default="daily", choices=[("now", _("At once")), ("daily", _("Daily")), ("weekly", _("Weekly"))]
    )
    quiet_from = models.PositiveSmallIntegerField(_("quiet from (hour)"), default=21)
    quiet_to = models.PositiveSmallIntegerField(_("quiet until (hour)"), default=7)
    unsubscribed_at = models.DateTimeField(_("unsubscribed"), null=True, blank=True)
    key = models.CharField(max_length=64, unique=True, help_text="secret of the unsubscribe link")

    objects = RecipientQuerySet.as_manager()

    class Meta:
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        constraints = (
            models.UniqueConstraint(fields=["email"], name="guest_recipient_once", condition=models.Q(user=None)),
        )

    class Privacy:
        plain = "language channel cadence quiet_from quiet_to unsubscribed_at"
        personal = "user email"
        secret = "key"  # noqa: S105 — the name of a field
        keep_months = 24


class Notification(models.Model):
    """One thing told to one recipient, once: ``key`` makes a second telling harmless."""

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="notifications")
    key = models.CharField(max_length=120)
    record_id = models.BigIntegerField(null=True, blank=True)
    record_title = models.CharField(max_length=250, blank=True)
    sentence = models.CharField(max_length=300)
    url = models.CharField(max_length=300)
    reason = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)
    digest = models.ForeignKey("Digest", models.SET_NULL, null=True, blank=True, related_name="notifications")

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (models.UniqueConstraint(fields=["recipient", "key"], name="told_once"),)
        indexes = (models.Index(fields=["recipient"], name="notification_unsent", condition=models.Q(digest=None)),)

    class Privacy:
        plain = "key record_id record_title sentence url reason created_at read_at digest"
        personal = "recipient"
        keep_months = 12


class Digest(models.Model):
    """One message that went out, covering a window of time; the same window is never sent twice."""

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="digests")
    covers_from = models.DateTimeField()
    covers_to = models.DateTimeField()
    channel = models.CharField(max_length=20)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    made_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (models.UniqueConstraint(fields=["recipient", "covers_to"], name="digest_window_once"),)

    class Privacy:
        plain = "covers_from covers_to channel made_at sent_at subject"
        personal = "recipient text html"
        keep_months = 12
