"""A consultation: what people are asked, whom it must hear, and the white paper that accounts for every response."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.models import Unit
from roret.commons.records.models import Record, RecordQuerySet
from roret.foundation import clock
from roret.foundation.files.models import StoredFile
from roret.foundation.models import RoretQuerySet
from roret.listen.consultations.enums import ConsultationKind, ConsultationState, PartyRight


class ConsultationQuerySet(RecordQuerySet):
    """Questions to consultations."""

    def open(self) -> Self:
        """Return those that take responses now."""
        now = clock.now()
        return self.filter(published_at__lte=now, begins_at__lte=now, ends_at__gt=now, closed_at=None)

    def closed(self) -> Self:
        """Return those that no longer take responses."""
        now = clock.now()
        return self.filter(published_at__lte=now).filter(models.Q(ends_at__lte=now) | models.Q(closed_at__isnull=False))


class Consultation(Record):
    """A written consultation. The record's ``begins_at`` and ``ends_at`` are its opening and its deadline."""

    KIND = "consultation"

    type = models.CharField(_("type"), max_length=20, choices=ConsultationKind)
    background = models.TextField(_("background"), blank=True)
    question = models.TextField(_("what we ask you"), blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    scheduled_at = models.DateTimeField(_("goes out by itself"), null=True, blank=True)
    scheduled_by = models.CharField(_("scheduled by"), max_length=200, blank=True)
    original_deadline = models.DateTimeField(_("deadline before the extension"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.CharField(_("closed by"), max_length=200, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.CharField(_("answered by"), max_length=200, blank=True)
    received = models.PositiveIntegerField(_("responses"), default=0, editable=False)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ("-begins_at", "-pk")
        constraints = tuple(
            models.CheckConstraint(
                name=f"consultation_{pair}_pair",
                condition=models.Q(**{f"{pair}_at": None, f"{pair}_by": ""})
                | (models.Q(**{f"{pair}_at__isnull": False}) & ~models.Q(**{f"{pair}_by": ""})),
            )
            for pair in ("scheduled", "closed", "answered")
        )

    class Privacy:
        plain = (
            "type background question legal_basis contact scheduled_at scheduled_by original_deadline closed_at closed_by "
            "answered_at answered_by received"
        )

    @property
    def state(self) -> ConsultationState:
        """Where it stands now, read from the timestamps."""
        if self.answered_at:
            return ConsultationState.ANSWERED
        if not self.is_published:
            return ConsultationState.SCHEDULED if self.scheduled_at else ConsultationState.DRAFT
        if self.closed_at or (self.ends_at and self.ends_at <= clock.now()):
            return ConsultationState.CLOSED
        return ConsultationState.OPEN


class ConsultationChildQuerySet(RoretQuerySet):
    """Rows that are seen when their consultation is seen."""

    def visible_to(self, person: Any) -> Self:
        """Return the rows whose consultation ``person`` may see."""
        return self.filter(consultation__in=Consultation.objects.visible_to(person).values("pk"))


class Party(models.Model):
    """Someone who is consulted, or only informed."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="parties", verbose_name=_("consultation"))
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="consulted_in", verbose_name=_("council or unit")
    )
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    right = models.CharField(_("right"), max_length=10, choices=PartyRight, default=PartyRight.HEARD)
    purpose = models.CharField(_("how they take part"), max_length=300, blank=True)
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True)

    objects = ConsultationChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ("right", "name")
        constraints = (models.UniqueConstraint(fields=["consultation", "name"], name="party_once"),)

    class Privacy:
        plain = "consultation unit name right purpose invited_at"
        personal = "email"
        keep_months = 60

    def __str__(self) -> str:
        """Read as the name."""
        return self.name

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the consultation."""
        return self.consultation.authz_units()


class WhitePaper(models.Model):
    """The frozen account of a consultation: every response, theme, answer and figure as it stood, with its hash."""

    consultation = models.OneToOneField(Consultation, models.PROTECT, related_name="white_paper")
    frozen_at = models.DateTimeField(_("frozen"))
    frozen_by = models.CharField(_("frozen by"), max_length=200)
    data = models.JSONField()
    sha256 = models.CharField(max_length=64)
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ConsultationChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("white paper")
        verbose_name_plural = _("white papers")

    class Privacy:
        plain = "consultation frozen_at frozen_by sha256 pdf"
        personal = "data"
        keep_months = 120
