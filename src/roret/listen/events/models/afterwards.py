"""What is left when an event is over: pictures and evaluations."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.foundation import clock
from roret.foundation.files.models import StoredFile
from roret.foundation.models import label_of
from roret.listen.events.enums import Consent
from roret.listen.events.models.events import Event, EventChildQuerySet
from roret.listen.events.models.guests import GuestQuerySet


class Picture(models.Model):
    """A picture from the event, shown with words for those who do not see it, and with the reason why it may be shown."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="pictures", verbose_name=pgettext_lazy("that people come to", "event")
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="event_pictures", verbose_name=_("file"))
    alt = models.CharField(_("what the picture shows"), max_length=250)
    caption = models.CharField(_("caption"), max_length=250, blank=True)
    consent = models.CharField(_("why it may be shown"), max_length=10, choices=Consent)
    consent_note = models.CharField(_("how consent was given"), max_length=250, blank=True)
    added_at = models.DateTimeField(_("published"), default=clock.now)
    added_by = models.CharField(_("published by"), max_length=200)

    get_consent_display = label_of("consent", Consent)

    objects = EventChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ("pk",)

    class Privacy:
        plain = "event alt caption consent consent_note added_at added_by"
        personal = "file"
        purpose = _("Showing what happened at an event, with the consent of those who can be recognised")
        keep_months = 60

    def __str__(self) -> str:
        """Read as what it shows."""
        return self.alt


_step = [MinValueValidator(1), MaxValueValidator(5)]


class EvaluationAnswer(models.Model):
    """What somebody thinks of an event: five steps and a few words. Nothing in it leads to a person."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="evaluations", verbose_name=pgettext_lazy("that people come to", "event")
    )
    submission = models.CharField(max_length=40, unique=True)
    overall = models.PositiveSmallIntegerField(null=True, blank=True, validators=_step)
    informed = models.PositiveSmallIntegerField(null=True, blank=True, validators=_step)
    heard = models.PositiveSmallIntegerField(null=True, blank=True, validators=_step)
    place = models.PositiveSmallIntegerField(null=True, blank=True, validators=_step)
    again = models.PositiveSmallIntegerField(null=True, blank=True, validators=_step)
    text = models.TextField(_("in your own words"), max_length=2000, blank=True)
    given_on = models.DateField(_("given"))

    objects = GuestQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ("pk",)

    class Privacy:
        plain = "event overall informed heard place again given_on"
        personal = "text"
        secret = "submission"  # noqa: S105 — a privacy class
        purpose = _("Learning from an event")
        keep_months = 24

    def __str__(self) -> str:
        """Read as the event."""
        return str(self.event)

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the event."""
        return self.event.authz_units()
