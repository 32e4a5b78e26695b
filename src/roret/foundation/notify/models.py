"""Telling people: what is to be told to whom, and the digests that have gone out."""

import secrets
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from roret.foundation import clock
from roret.foundation.models import RoretQuerySet


def new_key() -> str:
    """Return a fresh secret for the links by which a recipient is known without signing in (256 bits)."""
    return secrets.token_urlsafe(32)


class Cadence(models.TextChoices):
    """How often somebody wants to hear."""

    NOW = "now", _("At once")
    DAILY = "daily", _("Daily")
    WEEKLY = "weekly", _("Weekly")


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

    def reachable(self) -> Self:
        """Return those who want messages and whose address works."""
        return self.filter(unsubscribed_at=None, bounced_at=None)


class Recipient(models.Model):
    """Somebody who is told: a person who signs in, or a guest who left an e-mail address."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="recipient"
    )
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=5, default="da", choices=settings.LANGUAGES)
    channel = models.CharField(_("channel"), max_length=20, default="email")
    cadence = models.CharField(_("how often"), max_length=10, default=Cadence.DAILY, choices=Cadence)
    quiet_from = models.PositiveSmallIntegerField(_("quiet from (hour)"), default=21)
    quiet_to = models.PositiveSmallIntegerField(_("quiet until (hour)"), default=7)
    unsubscribed_at = models.DateTimeField(_("unsubscribed"), null=True, blank=True)
    bounced_at = models.DateTimeField(_("address refused"), null=True, blank=True)
    key = models.CharField(max_length=64, unique=True, default=new_key, help_text="secret of the unsubscribe link")

    objects = RecipientQuerySet.as_manager()

    class Meta:
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        constraints = (
            models.UniqueConstraint(fields=["email"], name="guest_recipient_once", condition=models.Q(user=None)),
            models.CheckConstraint(
                name="recipient_is_somebody",
                condition=models.Q(user__isnull=False, email="") | (models.Q(user=None) & ~models.Q(email="")),
            ),
            models.CheckConstraint(
                name="recipient_quiet_hours", condition=models.Q(quiet_from__lte=23, quiet_to__lte=23)
            ),
        )

    class Privacy:
        plain = "language channel cadence quiet_from quiet_to unsubscribed_at bounced_at"
        personal = "user email"
        secret = "key"  # noqa: S105 — the name of a field
        purpose = _("Telling people what became of what they took part in")
        keep_months = 24

    def __str__(self) -> str:
        """Read as a number; the address is nobody's business."""
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def journal_name(self) -> str:
        """How the journal names it: by number, because an event is never erased."""
        return f"recipient {self.pk}"

    @property
    def address(self) -> str:
        """The e-mail address at which the recipient is reached."""
        return self.user.email if self.user is not None else self.email

    @property
    def greeting_name(self) -> str:
        """The name for the greeting; empty for a guest."""
        return self.user.name if self.user is not None else ""

    @property
    def settings_url(self) -> str:
        """The address (path) of the page where a guest chooses channel and pace, in the recipient's language."""
        return self._page("public:guest-notification-settings")

    @property
    def unsubscribe_url(self) -> str:
        """The address (path) of the page that stops the messages, in the recipient's language."""
        return self._page("public:unsubscribe")

    def _page(self, name: str) -> str:
        with override(self.language):
            return reverse(name, args=[self.key])


class NotificationQuerySet(OwnQuerySet):
    """Questions about what has been told."""

    def unread(self) -> Self:
        """Return what has not been opened."""
        return self.filter(read_at=None)

    def unsent(self) -> Self:
        """Return what has not gone into a digest."""
        return self.filter(digest=None)


class Notification(models.Model):
    """One thing told to one recipient, once: ``key`` makes a second telling harmless."""

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="notifications")
    key = models.CharField(max_length=120)
    record_id = models.BigIntegerField(null=True, blank=True)
    record_title = models.CharField(max_length=250, blank=True)
    sentence = models.CharField(max_length=300)
    url = models.CharField(max_length=300)
    reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)
    digest = models.ForeignKey("Digest", models.SET_NULL, null=True, blank=True, related_name="notifications")

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ("-created_at", "-pk")
        constraints = (models.UniqueConstraint(fields=["recipient", "key"], name="told_once"),)
        indexes = (
            models.Index(
                fields=["recipient", "created_at"], name="notification_unsent", condition=models.Q(digest=None)
            ),
            models.Index(fields=["recipient", "-created_at", "-id"], name="notification_list"),
        )

    class Privacy:
        plain = "key record_id record_title sentence reason created_at read_at digest"
        personal = "recipient"
        secret = "url"  # noqa: S105 — a guest's own page is reached by a secret in its address
        keep_months = 12

    def __str__(self) -> str:
        """Read as the sentence."""
        return self.sentence


class Digest(models.Model):
    """One message that goes out, covering a window of time; the same window is never sent twice.

    The row is the outbox: it is made in one transaction with the job that sends it, and ``sent_at`` is set when the
    channel has taken it.
    """

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="digests")
    covers_from = models.DateTimeField()
    covers_to = models.DateTimeField()
    channel = models.CharField(max_length=20)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    made_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    refusal = models.CharField(max_length=200, blank=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = _("digest")
        verbose_name_plural = _("digests")
        ordering = ("-made_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["recipient", "covers_to"], name="digest_window_once"),
            models.CheckConstraint(
                name="digest_window_has_length", condition=models.Q(covers_to__gte=models.F("covers_from"))
            ),
        )
        indexes = (
            models.Index(fields=["id"], name="digest_outbox", condition=models.Q(sent_at=None, refused_at=None)),
        )

    class Privacy:
        plain = "covers_from covers_to channel made_at sent_at subject refused_at refusal"
        personal = "recipient text html"
        keep_months = 12

    def __str__(self) -> str:
        """Read as the subject."""
        return self.subject
