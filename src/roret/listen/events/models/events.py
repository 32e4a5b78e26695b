"""An event and its programme."""

from datetime import timedelta
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.commons.organisation.models import Unit
from roret.commons.records.models import Record, RecordQuerySet, parent_link
from roret.foundation import clock, lifecycle
from roret.foundation.models import RoretQuerySet, label_of
from roret.foundation.ui import formats
from roret.listen.events.enums import Admission, EventKind, EventState

DOOR_OPENS = timedelta(hours=12)
"""So long before it begins people may be checked in."""
DOOR_CLOSES = timedelta(days=14)
"""So long after it has ended a list from the door may still be keyed in."""
LONGEST_KEPT = 365
MOST_COMPANIONS = 20
AT = f"kl.{formats.NBSP}"
"""Stands before a Danish hour, and before the first of two only."""


class EventQuerySet(RecordQuerySet):
    """Questions to events."""

    def standing(self) -> Self:
        """Return those that are announced and not cancelled."""
        return self.filter(published_at__lte=clock.now(), cancelled_at=None)

    def over(self) -> Self:
        """Return announced events that have been held, the latest first."""
        return self.standing().filter(ends_at__lte=clock.now()).order_by("-begins_at", "-pk")


class Event(Record):
    """Something that people come to. The record's ``begins_at`` and ``ends_at`` are its first and last moment."""

    KIND = "event"

    record_ptr = parent_link()
    type = models.CharField(_("kind of event"), max_length=20, choices=EventKind)
    purpose = models.TextField(_("purpose"), blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    access = models.TextField(
        _("access"), blank=True, help_text=_("How one gets in with a wheelchair, hearing loop, parking")
    )
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    organisers = models.ManyToManyField(
        Unit, blank=True, related_name="co_organised_events", verbose_name=_("organised together with")
    )
    partners = models.CharField(_("other organisers"), max_length=300, blank=True)

    admission = models.CharField(_("who may come"), max_length=10, choices=Admission, default=Admission.OPEN)
    takes_registrations = models.BooleanField(_("people register"), default=True)
    capacity = models.PositiveIntegerField(
        _("seats"), null=True, blank=True, validators=[MinValueValidator(1)], help_text=_("Empty: as many as wish")
    )
    companions_most = models.PositiveSmallIntegerField(
        _("companions at most"), default=3, validators=[MaxValueValidator(MOST_COMPANIONS)]
    )
    offers_group = models.BooleanField(_("people may ask to join a working group"), default=False)
    opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)
    keep_days = models.PositiveSmallIntegerField(
        _("days until personal data is erased"), default=30, validators=[MaxValueValidator(LONGEST_KEPT)]
    )

    planned_at = models.DateTimeField(_("planned"), null=True, blank=True)
    planned_by = models.CharField(_("planned by"), max_length=200, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    cancelled_by = models.CharField(_("cancelled by"), max_length=200, blank=True)
    cancel_reason = models.CharField(_("why it is cancelled"), max_length=300, blank=True)
    walk_ins = models.PositiveIntegerField(_("came without registering"), default=0)
    notes = models.TextField(_("notes"), blank=True)
    documented_at = models.DateTimeField(_("notes published"), null=True, blank=True)
    documented_by = models.CharField(_("notes published by"), max_length=200, blank=True)
    outcome = models.TextField(_("what came of it"), blank=True)
    followed_up_at = models.DateTimeField(_("followed up"), null=True, blank=True)
    followed_up_by = models.CharField(_("followed up by"), max_length=200, blank=True)
    learned = models.TextField(_("lessons"), blank=True)
    evaluation_asked_at = models.DateTimeField(_("evaluation asked for"), null=True, blank=True)
    evaluated_at = models.DateTimeField(_("evaluated"), null=True, blank=True)
    evaluated_by = models.CharField(_("evaluated by"), max_length=200, blank=True)

    get_type_display = label_of("type", EventKind)
    get_admission_display = label_of("admission", Admission)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("that people come to", "event")
        verbose_name_plural = _("events")
        ordering = ("-begins_at", "-pk")
        constraints = (
            *(
                models.CheckConstraint(
                    name=f"event_{pair}_pair",
                    condition=models.Q(**{f"{pair}_at": None, f"{pair}_by": ""})
                    | (models.Q(**{f"{pair}_at__isnull": False}) & ~models.Q(**{f"{pair}_by": ""})),
                )
                for pair in ("planned", "cancelled", "documented", "followed_up", "evaluated")
            ),
            models.CheckConstraint(
                name="event_registration_closes_after_it_opens",
                condition=models.Q(opens_at=None)
                | models.Q(closes_at=None)
                | models.Q(closes_at__gte=models.F("opens_at")),
            ),
            models.CheckConstraint(
                name="event_point_is_whole",
                condition=models.Q(lon=None, lat=None) | models.Q(lon__isnull=False, lat__isnull=False),
            ),
        )

    class Privacy:
        plain = (
            "type purpose place address access lon lat contact partners admission takes_registrations capacity companions_most "
            "offers_group opens_at closes_at keep_days planned_at planned_by cancelled_at cancelled_by cancel_reason walk_ins notes "
            "documented_at documented_by outcome followed_up_at followed_up_by learned evaluation_asked_at evaluated_at evaluated_by"
        )

    @property
    def state(self) -> EventState:
        """Where it stands now, read from the timestamps."""
        if self.cancelled_at:
            return EventState.CANCELLED
        if not self.is_published:
            return EventState.PLANNED if self.planned_at else EventState.IDEA
        if self.is_over:
            return self._state_afterwards()
        return EventState.REGISTRATION if self.takes_registrations and self.can_register() else EventState.ANNOUNCED

    def _state_afterwards(self) -> EventState:
        reached = (
            (self.evaluated_at, EventState.EVALUATED),
            (self.followed_up_at, EventState.FOLLOW_UP),
            (self.documented_at, EventState.DOCUMENTED),
        )
        return next((state for at, state in reached if at), EventState.HELD)

    @property
    def has_begun(self) -> bool:
        """Say whether it has begun."""
        return self.begins_at is not None and self.begins_at <= clock.now()

    @property
    def is_over(self) -> bool:
        """Say whether it has ended."""
        return self.ends_at is not None and self.ends_at <= clock.now()

    @property
    def when(self) -> str:
        """Day and hours in words; the second day is named when it runs over midnight."""
        if self.begins_at is None:
            return ""
        begins = f"{formats.by_pattern(self.begins_at, 'l j. F Y')} {formats.clock(self.begins_at)}"
        if self.ends_at is None:
            return begins
        if timezone.localdate(self.begins_at) == timezone.localdate(self.ends_at):
            return f"{begins}–{formats.clock(self.ends_at).removeprefix(AT)}"
        return f"{begins} – {formats.by_pattern(self.ends_at, 'l j. F')} {formats.clock(self.ends_at)}"

    @property
    def where(self) -> str:
        """Place and address in one line."""
        return ", ".join(filter(None, (self.place, self.address)))

    @property
    def registration_ends_at(self) -> Any:
        """The moment from which nobody registers any more: the deadline, at the latest the beginning."""
        return min(filter(None, (self.closes_at, self.begins_at)), default=None)

    def search_parts(self) -> list[tuple[str, str]]:
        """What search finds beside title and summary."""
        return [(self.purpose, "C"), (self.where, "C"), (self.notes if self.documented_at else "", "D")]

    def phases(self) -> list[lifecycle.Phase]:
        """The time line that everybody sees."""
        steps = [("announced", pgettext_lazy("of an event", "Announced"), self.published_at)]
        if self.takes_registrations:
            steps.append(("registration", _("Registration"), self.opens_at or self.published_at))
        steps += [
            ("held", _("The event"), self.begins_at),
            ("documented", _("Notes"), self.documented_at),
            ("followed_up", _("What came of it"), self.followed_up_at),
        ]
        return lifecycle.phase_line(steps, now=clock.now() if self.published_at else None)

    def missing_before_announcing(self) -> list[lifecycle.Missing]:
        """What is missing before it can be announced, and where to mend it; the service refuses with the same list."""
        edit = reverse("staff:event-update", args=[self.pk])
        plans = reverse("staff:event-plans", args=[self.pk])
        invited = self.admission != Admission.SELECTED or self.invitations.exists()
        checks = [
            (self.summary, _("A summary of a few sentences that everybody understands."), edit),
            (self.purpose, _("What it is to be used for, and what people can influence."), edit),
            (self.begins_at and self.ends_at, _("When it begins and ends."), edit),
            (not self.is_over, _("A day that is still to come."), edit),
            (self.place, _("Where it is held."), edit),
            (self.access, _("How people with a disability get in and take part."), edit),
            (self.contact, _("Whom people can ask."), edit),
            (self.programme.exists(), _("The programme: at least one point."), f"{plans}#programme"),
            (invited, _("Somebody on the list of those invited, because only they may come."), f"{plans}#invited"),
        ]
        return [lifecycle.Missing(what, where) for present, what, where in checks if not present]

    def can_announce(self) -> lifecycle.Verdict:
        """Say whether it may be announced now, and if not why."""
        if self.cancelled_at:
            return lifecycle.refuse(_("The event is cancelled."))
        return lifecycle.refuse(_("It has been announced already.")) if self.published_at else lifecycle.possible

    def can_cancel(self) -> lifecycle.Verdict:
        """Say whether it may be cancelled now, and if not why."""
        if self.cancelled_at:
            return lifecycle.refuse(_("The event is cancelled."))
        return lifecycle.refuse(_("The event is over.")) if self.is_over else lifecycle.possible

    def can_take_place(self) -> lifecycle.Verdict:
        """Say whether anybody can still come, and if not why."""
        if not self.is_published:
            return lifecycle.refuse(_("The event has not been announced."))
        if self.cancelled_at:
            return lifecycle.refuse(_("The event is cancelled."))
        return lifecycle.refuse(_("The event is over.")) if self.is_over else lifecycle.possible

    def can_register(self, *, invited: bool = False, by_staff: bool = False) -> lifecycle.Verdict:
        """Say whether somebody may register now, and if not why; staff may after the deadline, until it is over."""
        verdict = self.can_take_place()
        if not verdict:
            return verdict
        if not self.takes_registrations:
            return lifecycle.refuse(_("You need not register. Just come."))
        if by_staff:
            return lifecycle.possible
        if self.admission == Admission.SELECTED and not invited:
            return lifecycle.refuse(_("Only those who are invited can register, by the link in their invitation."))
        return self._in_time()

    def _in_time(self) -> lifecycle.Verdict:
        now, ends = clock.now(), self.registration_ends_at
        if self.opens_at and self.opens_at > now:
            return lifecycle.refuse(
                _("Registration opens %(day)s.") % {"day": formats.by_pattern(self.opens_at, "j. F Y")}
            )
        if ends and ends <= now:
            return lifecycle.refuse(_("Registration is closed."))
        return lifecycle.possible

    def can_check_in(self) -> lifecycle.Verdict:
        """Say whether people are checked in now, and if not why."""
        if not self.is_published or self.cancelled_at or self.begins_at is None or self.ends_at is None:
            return lifecycle.refuse(_("The event has not been announced, or it is cancelled."))
        if clock.now() < self.begins_at - DOOR_OPENS:
            return lifecycle.refuse(_("Check-in opens 12 hours before the event begins."))
        if clock.now() > self.ends_at + DOOR_CLOSES:
            return lifecycle.refuse(_("The event is long over. The attendance stands as it is."))
        return lifecycle.possible

    def can_document(self) -> lifecycle.Verdict:
        """Say whether notes, pictures and outcomes may be published now, and if not why."""
        if self.cancelled_at or not self.is_published:
            return lifecycle.refuse(_("The event has not been held."))
        return lifecycle.possible if self.has_begun else lifecycle.refuse(_("The event has not been held."))

    def can_evaluate(self) -> lifecycle.Verdict:
        """Say whether people may say what they think of it now, and if not why."""
        return self.can_document()


class EventChildQuerySet(RoretQuerySet):
    """Rows that are seen when their event is seen."""

    def visible_to(self, person: Any) -> Self:
        """Return the rows whose event ``person`` may see."""
        return self.filter(event__in=Event.objects.visible_to(person).values("pk"))


class ProgrammePoint(models.Model):
    """One point of the programme: when, what, and who speaks."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="programme", verbose_name=pgettext_lazy("that people come to", "event")
    )
    begins_at = models.DateTimeField(_("begins"))
    title = models.CharField(_("title"), max_length=200)
    speaker = models.CharField(_("speaker"), max_length=200, blank=True)
    text = models.CharField(_("in short"), max_length=500, blank=True)

    objects = EventChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme point")
        verbose_name_plural = _("programme points")
        ordering = ("begins_at", "pk")

    class Privacy:
        plain = "event begins_at title speaker text"

    def __str__(self) -> str:
        """Read as the title."""
        return self.title
