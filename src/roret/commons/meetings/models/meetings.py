"""Meetings of bodies and the items on their agendas (R18)."""

from datetime import timedelta
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.meetings.enums import AgendaKind, MeetingState
from roret.commons.records.models import Record, RecordQuerySet, parent_link
from roret.foundation import authz, clock, lifecycle
from roret.foundation.models import RoretQuerySet, label_of

USUAL_LENGTH = timedelta(hours=3)
"""How long a meeting is taken to last when its end is not known."""


class MeetingQuerySet(RecordQuerySet):
    """Questions to meetings."""

    def coming(self) -> Self:
        """Return those that have not begun, the nearest first."""
        return self.filter(begins_at__gt=clock.now()).order_by("begins_at", "pk")

    def past(self) -> Self:
        """Return those that have begun, the latest first."""
        return self.filter(begins_at__lte=clock.now()).order_by("-begins_at", "-pk")


class Meeting(Record):
    """A meeting of a body: a record whose ``body`` meets from ``begins_at`` to ``ends_at``."""

    KIND = "meeting"

    record_ptr = parent_link()
    place = models.CharField(_("place"), max_length=200, blank=True)
    closed = models.BooleanField(_("closed to the public"), default=False)
    agenda_published_at = models.DateTimeField(_("agenda published"), null=True, blank=True)
    agenda_published_by = models.CharField(_("agenda published by"), max_length=200, blank=True)
    called_at = models.DateTimeField(_("called"), null=True, blank=True)
    called_by = models.CharField(_("called by"), max_length=200, blank=True)
    short_notice = models.CharField(_("why it is called so late"), max_length=300, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    cancelled_by = models.CharField(_("cancelled by"), max_length=200, blank=True)
    cancel_reason = models.CharField(_("why it is cancelled"), max_length=300, blank=True)
    cadence = models.ForeignKey(
        "meetings.Cadence",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("recurring date"),
    )

    source = models.CharField(_("number in the case system"), max_length=100, blank=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("begins_at",)
        constraints = (
            *(
                models.CheckConstraint(
                    name=f"meeting_{pair}_pair",
                    condition=models.Q(**{f"{pair}_at": None, f"{pair}_by": ""})
                    | (models.Q(**{f"{pair}_at__isnull": False}) & ~models.Q(**{f"{pair}_by": ""})),
                )
                for pair in ("agenda_published", "called", "cancelled")
            ),
            models.UniqueConstraint(fields=["source"], name="meeting_source_once", condition=~models.Q(source="")),
        )

    class Privacy:
        plain = (
            "place closed agenda_published_at agenda_published_by called_at called_by short_notice cancelled_at cancelled_by "
            "cancel_reason cadence source"
        )

    @property
    def over_at(self) -> Any:
        """When it ends, or is taken to end."""
        return self.ends_at or (self.begins_at + USUAL_LENGTH if self.begins_at else None)

    @property
    def has_begun(self) -> bool:
        """Say whether it has begun."""
        return self.begins_at is not None and self.begins_at <= clock.now()

    @property
    def state(self) -> MeetingState:
        """Where it stands now, read from the timestamps."""
        if self.cancelled_at:
            return MeetingState.CANCELLED
        if not self.is_published:
            return MeetingState.DRAFT
        if self.over_at and self.over_at <= clock.now():
            return MeetingState.HELD
        return MeetingState.AGENDA if self.agenda_published_at else MeetingState.ANNOUNCED

    def search_parts(self) -> list[tuple[str, str]]:
        """What search finds beside title and summary."""
        return [(self.place, "C")]

    def can_change(self) -> lifecycle.Verdict:
        """Say whether it may be changed, and if not why."""
        return lifecycle.refuse(_("The meeting is cancelled.")) if self.cancelled_at else lifecycle.possible

    def can_call(self) -> lifecycle.Verdict:
        """Say whether the members may be called now, and if not why."""
        if self.called_at:
            return lifecycle.refuse(_("The meeting has been called already."))
        return self.can_change()

    def can_cancel(self) -> lifecycle.Verdict:
        """Say whether it may be cancelled now, and if not why."""
        if self.has_begun:
            return lifecycle.refuse(_("The meeting has begun. It cannot be cancelled."))
        return self.can_change()

    def can_shorten_agenda(self) -> lifecycle.Verdict:
        """Say whether items may be removed or change places now, and if not why."""
        if self.has_begun:
            return lifecycle.refuse(_("The meeting has begun. The agenda stands as it was."))
        return self.can_change()


class AgendaItemQuerySet(RoretQuerySet):
    """Questions to agendas."""

    def visible_to(self, person: Any) -> Self:
        """Return the items that ``person`` may read whole.

        Everybody reads the open items of an open meeting's published agenda; members of the body also the closed ones;
        staff of the body or the unit also what is not published. An item whose record she may not see is not seen either.
        """
        standing = authz.standing_of(person)
        if standing.operator_session:
            return self
        announced = models.Q(
            meeting__in=Meeting.objects.visible_to(person).values("pk"), meeting__agenda_published_at__lte=clock.now()
        )
        reads_record = models.Q(record=None) | models.Q(record__in=Record.objects.visible_to(person).values("pk"))
        seen = announced & models.Q(meeting__closed=False, closed=False) & reads_record
        if standing.member_units:
            seen |= announced & models.Q(meeting__body_id__in=standing.member_units) & reads_record
        if standing.staff_units:
            seen |= models.Q(meeting__body_id__in=standing.staff_units) | models.Q(
                meeting__unit_id__in=standing.staff_units
            )
        return self.filter(seen)


class AgendaItem(models.Model):
    """One item of a meeting's agenda, in its order; usually a matter."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items", verbose_name=_("meeting"))
    record = models.ForeignKey(
        Record, models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name=_("record")
    )
    number = models.PositiveSmallIntegerField(_("item number"))
    title = models.CharField(_("title"), max_length=250)
    kind = models.CharField(_("purpose of the item"), max_length=12, choices=AgendaKind, default=AgendaKind.DECISION)
    closed = models.BooleanField(_("closed item"), default=False)
    added_late = models.BooleanField(_("on the supplementary agenda"), default=False)

    source = models.CharField(_("number in the case system"), max_length=60, blank=True, editable=False)

    get_kind_display = label_of("kind", AgendaKind)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ("meeting", "number")
        constraints = (
            # Deferred, so that a whole agenda can change places in one transaction.
            models.UniqueConstraint(
                fields=["meeting", "number"], name="agenda_number_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(fields=["meeting", "record"], name="agenda_record_once"),
            models.UniqueConstraint(
                fields=["meeting", "source"], name="agenda_source_once", condition=~models.Q(source="")
            ),
            models.CheckConstraint(name="agenda_number_from_one", condition=models.Q(number__gte=1)),
        )

    class Privacy:
        plain = "meeting record number title kind closed added_late source"

    def __str__(self) -> str:
        """Read as “number. title”."""
        return f"{self.number}. {self.title}"

    @property
    def journal_record_id(self) -> int:
        """The record the journal's event belongs to."""
        return self.meeting_id

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the meeting."""
        return self.meeting.authz_units()
