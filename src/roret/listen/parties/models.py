"""The private link of a party, and what has been sent to her."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Area
from roret.commons.organisation.models import Unit
from roret.commons.records.models import Topic
from roret.foundation import authz, clock
from roret.foundation.authz.querysets import StaffQuerySet
from roret.foundation.models import RoretQuerySet, label_of
from roret.listen.consultations.enums import ConsultationKind, PartyRight
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


class StandingPartyQuerySet(StaffQuerySet):
    """Questions to the standing list; its addresses are for staff alone."""

    def current(self) -> Self:
        """Return those who are still to be asked."""
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gt=clock.today()))

    def for_consultation(self, consultation: Any) -> Self:
        """Return those whose rule fits: the type, one of the topics and one of the areas; what a rule leaves open fits all."""
        fits = models.Q(type="") | models.Q(type=consultation.type)
        fits &= models.Q(topics=None) | models.Q(topics__in=consultation.topics.all())
        fits &= models.Q(areas=None) | models.Q(areas__in=consultation.areas.all())
        return self.current().filter(fits).distinct()


class StandingParty(models.Model):
    """Someone who is to be asked whenever a rule fits: an association, a council, an authority; verified once."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="standing_parties", verbose_name=_("council or unit")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    right = models.CharField(_("right"), max_length=10, choices=PartyRight, default=PartyRight.HEARD)
    purpose = models.CharField(_("how they take part"), max_length=300, blank=True)
    type = models.CharField(
        _("type of consultation"), max_length=20, choices=ConsultationKind, blank=True, help_text=_("Empty: every type")
    )
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="standing_parties", verbose_name=_("topics"), help_text=_("Empty: every topic")
    )
    areas = models.ManyToManyField(
        Area, blank=True, related_name="standing_parties", verbose_name=_("areas"), help_text=_("Empty: every area")
    )
    ends_on = models.DateField(_("asked no more from"), null=True, blank=True)
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)
    verified_by = models.CharField(_("verified by"), max_length=200, blank=True)
    verified_how = models.CharField(_("how it was verified"), max_length=300, blank=True)
    asked_in = models.ManyToManyField(Party, blank=True, editable=False, related_name="standing")

    get_right_display = label_of("right", PartyRight)
    get_type_display = label_of("type", ConsultationKind)

    objects = StandingPartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("standing party")
        verbose_name_plural = _("standing parties")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                name="standing_party_verified_pair",
                condition=models.Q(verified_at=None, verified_by="")
                | (models.Q(verified_at__isnull=False) & ~models.Q(verified_by="")),
            ),
        )

    class Privacy:
        plain = "name unit right purpose type ends_on verified_at verified_by verified_how"
        personal = "email"
        purpose = _("Asking those who have a right to be heard (GDPR article 6 (1) (e))")
        keep_months = 60

    def __str__(self) -> str:
        """Read as the name."""
        return self.name

    @property
    def is_verified(self) -> bool:
        """Say whether a person has made sure that it is who it says."""
        return self.verified_at is not None
