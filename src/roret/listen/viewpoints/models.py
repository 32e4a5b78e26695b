"""Viewpoints of a consultation, who has voted on them, and the maps that were made of the votes."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roret.foundation import authz, clock
from roret.foundation.jobs.models import Progress
from roret.foundation.models import RoretQuerySet, label_of
from roret.listen.consultations.models import Consultation, ConsultationChildQuerySet
from roret.listen.viewpoints.enums import MapState, ViewpointState, VoteValue


class _OfConsultation(models.Model):
    """What belongs to a consultation: its unit decides, and the journal's event stands on its page."""

    class Meta:
        abstract = True

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the consultation."""
        return self.consultation.authz_units()  # type: ignore[attr-defined]

    @property
    def journal_record_id(self) -> int:
        """The record the journal's event belongs to."""
        return self.consultation_id  # type: ignore[attr-defined]


class ViewpointQuerySet(RoretQuerySet):
    """Questions to viewpoints."""

    def visible_to(self, person: Any) -> Self:
        """Return what is shown to everybody, and everything of the units one works in."""
        rows = self.filter(consultation__in=Consultation.objects.visible_to(person).values("pk"))
        standing = authz.standing_of(person)
        if standing.operator_session:
            return rows
        own = models.Q(consultation__unit_id__in=standing.staff_units)
        return rows.filter(models.Q(state=ViewpointState.SHOWN) | own)


class Viewpoint(_OfConsultation):
    """One short statement."""

    consultation = models.ForeignKey(
        Consultation, models.CASCADE, related_name="viewpoints", verbose_name=_("consultation")
    )
    text = models.CharField(_("viewpoint"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=ViewpointState, default=ViewpointState.PROPOSED)
    made_at = models.DateTimeField(_("written"), default=clock.now)
    proposed = models.BooleanField(_("proposed by somebody outside"), default=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = ViewpointQuerySet.as_manager()

    get_state_display = label_of("state", ViewpointState)

    class Meta:
        verbose_name = _("viewpoint")
        verbose_name_plural = _("viewpoints")
        ordering = ("made_at", "pk")
        constraints = (models.UniqueConstraint(fields=["consultation", "text"], name="viewpoint_once"),)
        indexes = (models.Index(fields=["consultation", "state"], name="viewpoint_state"),)

    class Privacy:
        # Who proposed it is not kept: together with the proposal it would tell what she thinks.
        plain = "consultation text state made_at proposed decided_at decided_by reason"

    def __str__(self) -> str:
        """Read as the statement."""
        return self.text


class VoterQuerySet(RoretQuerySet):
    """Questions to voters."""

    def visible_to(self, person: Any) -> Self:
        """Return oneself only: nobody else may see who has voted."""
        return self.filter(person_id=person.pk) if getattr(person, "pk", None) else self.none()


class Voter(models.Model):
    """One who has voted in a consultation: a person who is signed in, or a guest known by a hash of her session's secret."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="viewpoint_voters")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    key = models.CharField(max_length=64, blank=True)

    objects = VoterQuerySet.as_manager()

    class Meta:
        verbose_name = _("voter on viewpoints")
        verbose_name_plural = _("voters on viewpoints")
        constraints = (
            models.UniqueConstraint(
                fields=["consultation", "person"], condition=~models.Q(person=None), name="viewpoint_voter_person_once"
            ),
            models.UniqueConstraint(
                fields=["consultation", "key"], condition=~models.Q(key=""), name="viewpoint_voter_key_once"
            ),
            models.CheckConstraint(
                name="viewpoint_voter_is_somebody",
                condition=models.Q(person=None) ^ models.Q(key=""),
            ),
        )

    class Privacy:
        plain = "consultation"
        personal = "person"
        secret = "key"  # noqa: S105 — a privacy class
        keep_months = 60


class VoteQuerySet(RoretQuerySet):
    """Questions to votes."""

    def visible_to(self, person: Any) -> Self:
        """Return one's own only."""
        return self.filter(voter__in=Voter.objects.visible_to(person).values("pk"))


class ViewpointVote(models.Model):
    """What one voter says to one viewpoint."""

    voter = models.ForeignKey(Voter, models.CASCADE, related_name="votes")
    viewpoint = models.ForeignKey(Viewpoint, models.CASCADE, related_name="votes")
    value = models.SmallIntegerField(_("vote"), choices=VoteValue)
    voted_at = models.DateTimeField(_("voted"), default=clock.now)

    objects = VoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("vote on a viewpoint")
        verbose_name_plural = _("votes on viewpoints")
        constraints = (models.UniqueConstraint(fields=["voter", "viewpoint"], name="viewpoint_vote_once"),)
        indexes = (models.Index(fields=["viewpoint", "value"], name="viewpoint_vote_value"),)

    class Privacy:
        plain = "viewpoint"
        personal = "voter voted_at"
        sensitive = "value"
        keep_months = 60


class OpinionMapQuerySet(ConsultationChildQuerySet):
    """Questions to maps."""

    def visible_to(self, person: Any) -> Self:
        """Return what is published, and everything of the units one works in."""
        rows = super().visible_to(person)
        standing = authz.standing_of(person)
        if standing.operator_session:
            return rows
        return rows.filter(
            models.Q(published_at__isnull=False) | models.Q(consultation__unit_id__in=standing.staff_units)
        )


class OpinionMap(_OfConsultation):
    """What the votes of a moment amount to. ``report`` may be shown to everybody; ``model`` places one person by her own votes."""

    consultation = models.ForeignKey(
        Consultation, models.CASCADE, related_name="opinion_maps", verbose_name=_("consultation")
    )
    started_at = models.DateTimeField(_("started"), default=clock.now)
    started_by = models.CharField(_("started by"), max_length=200)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    failed_because = models.CharField(_("stopped because"), max_length=300, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_by = models.CharField(_("published by"), max_length=200, blank=True)
    report = models.JSONField(default=dict)
    model = models.JSONField(default=dict)
    progress = models.ForeignKey(Progress, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = OpinionMapQuerySet.as_manager()

    class Meta:
        verbose_name = _("opinion map")
        verbose_name_plural = _("opinion maps")
        ordering = ("-started_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="opinion_map_published_pair",
                condition=models.Q(published_at=None, published_by="")
                | (models.Q(published_at__isnull=False) & ~models.Q(published_by="")),
            ),
        )

    class Privacy:
        plain = (
            "consultation started_at started_by finished_at failed_because published_at published_by report progress"
        )
        # Means and loadings of statements with few votes would give small figures away.
        secret = "model"  # noqa: S105 — a privacy class

    def __str__(self) -> str:
        """Read as the consultation."""
        return str(self.consultation)

    @property
    def state(self) -> MapState:
        """Where it stands."""
        if self.failed_because:
            return MapState.FAILED
        if not self.finished_at:
            return MapState.RUNNING
        return MapState.PUBLISHED if self.published_at else MapState.DONE

    def get_staff_url(self) -> str:
        """Return its page in the workspace."""
        return reverse("staff:opinion-map", args=[self.pk])
