"""Who comes: invitations and registrations."""

from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.foundation import authz, clock, lifecycle
from roret.foundation.models import RoretQuerySet, label_of
from roret.listen.events.enums import Need, Side
from roret.listen.events.follow_links import registration_secret
from roret.listen.events.models.events import Event


class GuestQuerySet(RoretQuerySet):
    """Who comes is for those who work with the event."""

    def visible_to(self, person: Any) -> Self:
        """Return the guests of the events of the units one works in."""
        standing = authz.standing_of(person)
        if standing.operator_session:
            return self
        units = standing.staff_units
        return self.filter(Q(event__unit_id__in=units) | Q(event__body_id__in=units))


class Invitation(models.Model):
    """Somebody who is asked to come, with a private link; only a keyed hash of its secret is kept."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="invitations", verbose_name=pgettext_lazy("that people come to", "event")
    )
    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail"), blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    seed = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)

    objects = GuestQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=["event", "email"], name="invited_once", condition=~Q(email="")),)

    class Privacy:
        plain = "event organisation sent_at declined_at erased_at"
        personal = "name email"
        secret = "seed key"  # noqa: S105 — a privacy class
        purpose = _("Inviting people to an event (GDPR article 6 (1) (e))")
        keep_months = 12

    def __str__(self) -> str:
        """Read as the name."""
        return self.name

    @property
    def journal_name(self) -> str:
        """How the journal names it: by the event, because an event of the journal is never erased."""
        return self.event.journal_name

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the event."""
        return self.event.authz_units()


class RegistrationQuerySet(GuestQuerySet):
    """Questions to registrations."""

    def live(self) -> Self:
        """Return those that have not been cancelled."""
        return self.filter(cancelled_at=None)

    def placed(self) -> Self:
        """Return those that have their seats."""
        return self.live().filter(placed_at__isnull=False)

    def waiting(self) -> Self:
        """Return those on the waiting list, whoever came first first."""
        return self.live().filter(placed_at=None).order_by("queued_at", "pk")

    def seats(self) -> int:
        """Return how many seats they take, companions included."""
        return int(self.aggregate(seats=models.Sum(1 + F("companions")))["seats"] or 0)


class Registration(models.Model):
    """Somebody who comes, with companions; she has her seats, or stands on the waiting list until there are enough."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="registrations", verbose_name=pgettext_lazy("that people come to", "event")
    )
    reference = models.CharField(_("reference"), max_length=24, unique=True)
    submission = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)
    door = models.CharField(max_length=24, unique=True)
    invitation = models.ForeignKey(
        Invitation, models.SET_NULL, null=True, blank=True, related_name="registrations", verbose_name=_("invitation")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="event_registrations",
        verbose_name=_("person"),
    )
    name = models.CharField(_("name"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    companions = models.PositiveSmallIntegerField(_("companions"), default=0)
    needs = ArrayField(models.CharField(max_length=20, choices=Need), default=list, blank=True, verbose_name=_("needs"))
    needs_note = models.CharField(_("other needs"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=5, default="da")
    news = models.BooleanField(_("wants to hear what comes of it"), default=False)
    joins_group = models.BooleanField(_("would join a working group"), default=False)
    side = models.CharField(_("takes part as"), max_length=10, choices=Side, blank=True)
    entered_by = models.CharField(_("entered by"), max_length=200, blank=True)
    queued_at = models.DateTimeField(_("registered"))
    placed_at = models.DateTimeField(_("got a seat"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    came = models.PositiveSmallIntegerField(_("came"), null=True, blank=True)
    came_at = models.DateTimeField(_("checked in"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)

    get_side_display = label_of("side", Side)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ("queued_at", "pk")
        indexes = (models.Index(fields=["event", "queued_at"], name="registration_in_line"),)
        constraints = (
            models.UniqueConstraint(
                fields=["invitation"],
                name="invitation_used_once",
                condition=Q(invitation__isnull=False, cancelled_at=None),
            ),
            models.CheckConstraint(
                name="registration_came_pair",
                condition=Q(came=None, came_at=None) | Q(came__isnull=False, came_at__isnull=False),
            ),
        )

    class Privacy:
        plain = (
            "event reference invitation companions language news joins_group side entered_by queued_at placed_at cancelled_at "
            "came came_at reminded_at erased_at"
        )
        personal = "user name email organisation"
        sensitive = "needs needs_note"
        secret = "submission key door"  # noqa: S105 — a privacy class
        purpose = _(
            "Receiving those who come to an event (GDPR article 6 (1) (e)); needs by consent (article 9 (2) (a))"
        )
        keep_months = 24

    def __str__(self) -> str:
        """Read as the reference; the name is nobody's business."""
        return self.reference

    @property
    def journal_name(self) -> str:
        """How the journal names it: by the event."""
        return self.event.journal_name

    @property
    def journal_record_id(self) -> int:
        """The record the journal's event belongs to."""
        return self.event_id

    @property
    def seats(self) -> int:
        """How many seats it takes."""
        return 1 + self.companions

    @property
    def is_placed(self) -> bool:
        """Say whether she has her seats."""
        return self.placed_at is not None and self.cancelled_at is None

    @property
    def is_waiting(self) -> bool:
        """Say whether she stands on the waiting list."""
        return self.placed_at is None and self.cancelled_at is None

    @property
    def needs_in_words(self) -> list[str]:
        """What she needs, in words."""
        labels = dict(Need.choices)
        return [*(str(labels.get(need, need)) for need in self.needs), *([self.needs_note] if self.needs_note else [])]

    def get_private_url(self) -> str:
        """Return the address of her own page; only she is given it."""
        return reverse("public:event-registration", args=[registration_secret(self.submission)])

    def can_change(self) -> lifecycle.Verdict:
        """Say whether it may be changed or cancelled now, and if not why."""
        if self.cancelled_at:
            return lifecycle.refuse(_("The registration is cancelled."))
        if self.event.cancelled_at:
            return lifecycle.refuse(_("The event is cancelled."))
        if self.event.begins_at and self.event.begins_at <= clock.now():
            return lifecycle.refuse(_("The event has begun."))
        return lifecycle.possible

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the event."""
        return self.event.authz_units()
