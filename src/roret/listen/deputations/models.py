"""A request to speak before a body, its files, and what somebody has begun to write."""

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.commons.bodies.models import Body
from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.records.models import Record
from roret.foundation import authz, clock, lifecycle
from roret.foundation.files.models import StoredFile
from roret.foundation.models import RoretQuerySet
from roret.listen.deputations.enums import DeputationState
from roret.listen.deputations.rules import ANSWER_WITHIN, MOST_MINUTES

PAIRS = ("assessed", "offered", "declined", "held", "noted")
MOST_PEOPLE = 20


class DeputationQuerySet(RoretQuerySet):
    """Questions to requests; the private link is asked for by ``by_secret``, never here."""

    def visible_to(self, person: Any) -> Self:
        """Return the requests to the bodies that ``person`` keeps, and those that she has sent herself."""
        standing = authz.standing_of(person)
        if standing.operator_session:
            return self
        roles = authz.catalogue["deputations.view_deputation"].roles
        kept = set().union(*(standing.units_by_role.get(role, ()) for role in roles))
        own = models.Q(author_id=getattr(person, "pk", None)) if standing.signed_in else models.Q(pk__in=[])
        return self.filter(models.Q(body_id__in=kept) | own)

    def to_answer(self) -> Self:
        """Return those that wait for the secretary: neither offered nor declined nor cancelled."""
        return self.filter(offered_at=None, declined_at=None, cancelled_at=None, erased_at=None)


class Deputation(models.Model):
    """One request. ``topic`` and ``text`` are the citizen's words; ``item`` carries those that everybody reads."""

    reference = models.CharField(_("reference"), max_length=24, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="deputations", verbose_name=_("council or committee"))
    topic = models.CharField(_("topic"), max_length=200)
    text = models.TextField(_("what they want to say"), max_length=5000)
    record = models.ForeignKey(
        Record, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("matter it is about")
    )
    wished_meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("meeting wished for")
    )
    people = models.PositiveSmallIntegerField(
        _("how many come"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)]
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="deputations",
        verbose_name=_("sender"),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=150)
    organisation = models.CharField(_("organisation or group"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    language = models.CharField(_("language"), max_length=12, default="da")
    requested_at = models.DateTimeField(_("requested"), default=clock.now)
    assessed_at = models.DateTimeField(_("taken up"), null=True, blank=True)
    assessed_by = models.CharField(_("taken up by"), max_length=200, blank=True)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="deputations", verbose_name=_("meeting")
    )
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("agenda item")
    )
    slot_at = models.DateTimeField(_("time"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES)]
    )
    offered_at = models.DateTimeField(_("offered"), null=True, blank=True)
    offered_by = models.CharField(_("offered by"), max_length=200, blank=True)
    declined_at = models.DateTimeField(pgettext_lazy("deputation", "declined"), null=True, blank=True)
    declined_by = models.CharField(_("declined by"), max_length=200, blank=True)
    decline_reason = models.CharField(_("why it is declined"), max_length=1000, blank=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    held_at = models.DateTimeField(pgettext_lazy("deputation", "held"), null=True, blank=True)
    held_by = models.CharField(_("noted as held by"), max_length=200, blank=True)
    note = models.TextField(_("note for the minutes"), max_length=4000, blank=True)
    noted_at = models.DateTimeField(_("noted"), null=True, blank=True)
    noted_by = models.CharField(_("noted by"), max_length=200, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)
    invented = models.BooleanField(_("invented for the demo"), default=False)
    submission = models.CharField(
        max_length=40, null=True, unique=True, editable=False, help_text="makes a second sending harmless"
    )
    key = models.CharField(max_length=64, editable=False, db_index=True, help_text="a keyed hash of the private link")

    objects = DeputationQuerySet.as_manager()

    class Meta:
        verbose_name = _("deputation")
        verbose_name_plural = _("deputations")
        ordering = ("-requested_at", "-pk")
        constraints = (
            *(
                models.CheckConstraint(
                    name=f"deputation_{pair}_pair",
                    condition=models.Q(**{f"{pair}_at": None, f"{pair}_by": ""})
                    | (models.Q(**{f"{pair}_at__isnull": False}) & ~models.Q(**{f"{pair}_by": ""})),
                )
                for pair in PAIRS
            ),
            models.CheckConstraint(
                name="deputation_offer_whole",
                condition=models.Q(offered_at=None)
                | models.Q(meeting__isnull=False, slot_at__isnull=False, minutes__isnull=False),
            ),
            models.CheckConstraint(
                name="deputation_offered_or_declined",
                condition=models.Q(offered_at=None) | models.Q(declined_at=None),
            ),
        )

    class Privacy:
        plain = (
            "reference body record wished_meeting people language requested_at assessed_at assessed_by meeting item slot_at "
            "minutes offered_at offered_by declined_at declined_by accepted_at cancelled_at held_at held_by noted_at noted_by "
            "erased_at invented submission"
        )
        personal = "author name organisation email phone"
        sensitive = "topic text decline_reason note"
        secret = "key"  # noqa: S105 — the name of a field
        purpose = _("Hearing citizens before a committee decides (GDPR article 6 (1) (e))")
        keep_months = 24

    def __str__(self) -> str:
        """Read as the reference: the topic may be personal."""
        return self.reference

    @property
    def state(self) -> DeputationState:
        """Where it stands, read from the timestamps."""
        steps = (
            (self.cancelled_at, DeputationState.CANCELLED),
            (self.declined_at, DeputationState.DECLINED),
            (self.noted_at, DeputationState.NOTED),
            (self.held_at, DeputationState.HELD),
            (self.accepted_at, DeputationState.ACCEPTED),
            (self.offered_at, DeputationState.OFFERED),
            (self.assessed_at, DeputationState.ASSESSED),
        )
        return next((state for moment, state in steps if moment), DeputationState.REQUESTED)

    @property
    def answer_due(self) -> Any:
        """The day by which whoever asks should have heard."""
        return (self.requested_at + ANSWER_WITHIN).date()

    @property
    def slot_ends_at(self) -> Any:
        """When the time is over."""
        return self.slot_at + timedelta(minutes=self.minutes) if self.slot_at and self.minutes else None

    def get_staff_url(self) -> str:
        """Return the page in the workspace."""
        return reverse("staff:deputation-detail", args=[self.pk])

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to assess it."""
        return (self.body_id,)

    def can_assess(self) -> lifecycle.Verdict:
        """Say whether it may be offered a time or declined now, and if not why."""
        if self.erased_at:
            return lifecycle.refuse(_("What was asked for has been erased."))
        if self.cancelled_at:
            return lifecycle.refuse(_("It has been cancelled by those who asked."))
        if self.declined_at:
            return lifecycle.refuse(_("It has been declined."))
        if self.held_at:
            return lifecycle.refuse(_("It has been held."))
        return lifecycle.possible

    def can_answer_offer(self) -> lifecycle.Verdict:
        """Say whether the citizen may accept the time, and if not why."""
        if not self.offered_at:
            return lifecycle.refuse(_("No time has been offered yet."))
        if self.slot_at and self.slot_at <= clock.now():
            return lifecycle.refuse(_("The time is over."))
        return self.can_assess()

    def can_cancel(self) -> lifecycle.Verdict:
        """Say whether the citizen may cancel, and if not why."""
        if self.slot_at and self.slot_at <= clock.now():
            return lifecycle.refuse(_("The time is over."))
        return self.can_assess()

    def can_hold(self) -> lifecycle.Verdict:
        """Say whether it may be noted as held, and if not why."""
        if not self.offered_at or self.cancelled_at:
            return lifecycle.refuse(_("No time has been offered yet."))
        if self.slot_at and self.slot_at > clock.now():
            return lifecycle.refuse(_("The time has not come yet."))
        return lifecycle.refuse(_("It is noted already.")) if self.noted_at else lifecycle.possible


class DeputationChildQuerySet(RoretQuerySet):
    """Rows that are seen when their request is seen."""

    def visible_to(self, person: Any) -> Self:
        """Return the rows whose request ``person`` may see."""
        return self.filter(deputation__in=Deputation.objects.visible_to(person).values("pk"))


class DeputationFile(models.Model):
    """A file that came with a request."""

    deputation = models.ForeignKey(Deputation, models.CASCADE, related_name="files", verbose_name=_("deputation"))
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="deputations", verbose_name=_("file"))

    objects = DeputationChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a deputation")
        verbose_name_plural = _("files of deputations")

    class Privacy:
        plain = "deputation file"

    def __str__(self) -> str:
        """Read as the file."""
        return str(self.file)


class DeputationDraftQuerySet(RoretQuerySet):
    """Drafts are reached by their secret only: nobody sees a row."""


class DeputationDraft(models.Model):
    """What somebody has begun to write, under a secret of her session."""

    key = models.CharField(max_length=64, unique=True, editable=False)
    data = models.JSONField(_("what was typed"), default=dict)
    saved_at = models.DateTimeField(_("saved"), default=clock.now)

    objects = DeputationDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft of a deputation")
        verbose_name_plural = _("drafts of deputations")

    class Privacy:
        plain = "saved_at"
        sensitive = "data"
        secret = "key"  # noqa: S105 — the name of a field
        purpose = _("Keeping what you have begun to write")
        keep_months = 1
