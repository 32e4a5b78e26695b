"""The private link of a party, and what has been sent to her."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.foundation import authz, clock
from roret.foundation.models import RoretQuerySet, label_of
from roret.listen.consultations.models import Party
from roret.listen.parties.enums import DeliveryChannel, Failure, Purpose


class OfPartyQuerySet(RoretQuerySet):
    """Questions to what belongs to a party."""

    def visible_to(self, person: Any) -> Self:
        """Return what belongs to the consultations of the units one works in."""
        standing = authz.standing_of(person)
        return self if standing.operator_session else self.filter(party__consultation__unit_id__in=standing.staff_units)


class PartyLink(models.Model):
    """The private way in of a party; only a keyed hash of its secret is kept."""

    party = models.OneToOneField(Party, models.CASCADE, related_name="link")
    key = models.CharField(max_length=64, unique=True)
    turn = models.PositiveSmallIntegerField(_("times replaced"), default=0)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)

    objects = OfPartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("private link")
        verbose_name_plural = _("private links")

    class Privacy:
        plain = "party turn opened_at"
        secret = "key"  # noqa: S105 — a privacy class

    def __str__(self) -> str:
        """Read as the party."""
        return str(self.party)


class Delivery(models.Model):
    """One thing that was sent, or waits to be sent, to a party."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="deliveries", verbose_name=_("party"))
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose)
    channel = models.CharField(_("channel"), max_length=8, choices=DeliveryChannel)
    made_at = models.DateTimeField(_("made"), default=clock.now)
    made_by = models.CharField(_("by"), max_length=200)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    failure = models.CharField(_("why it was not sent"), max_length=12, choices=Failure, blank=True)

    get_failure_display = label_of("failure", Failure)
    get_purpose_display = label_of("purpose", Purpose)
    get_channel_display = label_of("channel", DeliveryChannel)

    objects = OfPartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ("made_at", "pk")
        indexes = (models.Index(fields=["party", "purpose"], name="delivery_of_party"),)

    class Privacy:
        plain = "party purpose channel made_at made_by sent_at failure"

    def __str__(self) -> str:
        """Read as what it was for."""
        return str(self.get_purpose_display())

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on it."""
        return self.party.authz_units()
