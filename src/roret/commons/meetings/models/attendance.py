"""Who is called to a meeting, who stays away, who comes instead, and when each arrives and leaves."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.models import Membership
from roret.commons.meetings.enums import Part, Presence
from roret.commons.meetings.models.meetings import Meeting
from roret.engines.bodies.quorum import Stay
from roret.foundation import authz, lifecycle
from roret.foundation.models import RoretQuerySet, label_of


class AttendanceQuerySet(RoretQuerySet):
    """Questions about who is called."""

    def visible_to(self, person: Any) -> Self:
        """Return those of the bodies in which ``person`` works or sits, and her own."""
        standing = authz.standing_of(person)
        if standing.operator_session:
            return self
        seen = models.Q(meeting__body__in={*standing.member_units, *standing.staff_units})
        if person is not None and getattr(person, "pk", None):
            seen |= models.Q(membership__user=person.pk)
        return self.filter(seen)

    def voting(self) -> Self:
        """Return members and the substitutes in their place: those who count for the quorum and may vote."""
        return self.exclude(part=Part.GUEST)

    def in_order(self) -> Self:
        """Return them as minutes list them: members by post, each substitute after her member, guests last."""
        return self.order_by("order", "pk")


class Attendance(models.Model):
    """One person at one meeting. Name, office and party stand as text, so that old minutes keep saying what they said."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances", verbose_name=_("meeting"))
    membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="attendances", verbose_name=_("member")
    )
    part = models.CharField(_("takes part as"), max_length=10, choices=Part, default=Part.MEMBER)
    name = models.CharField(_("name"), max_length=150)
    office = models.CharField(_("in what capacity"), max_length=150, blank=True)
    party = models.CharField(_("on behalf of"), max_length=150, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    instead_of = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="replaced_by", verbose_name=_("instead of")
    )
    apologised_at = models.DateTimeField(_("apologised"), null=True, blank=True)
    apologised_by = models.CharField(_("apology written by"), max_length=200, blank=True)
    reason = models.CharField(_("why she stays away"), max_length=300, blank=True)
    arrived_at = models.DateTimeField(_("arrived"), null=True, blank=True)
    left_at = models.DateTimeField(_("left"), null=True, blank=True)

    get_part_display = label_of("part", Part)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ("order", "pk")
        constraints = (
            models.UniqueConstraint(fields=["meeting", "membership"], name="attendance_once"),
            models.CheckConstraint(
                name="attendance_guest_has_no_seat",
                condition=models.Q(part="guest", membership=None)
                | (~models.Q(part="guest") & models.Q(membership__isnull=False)),
            ),
            models.CheckConstraint(
                name="attendance_apologised_pair",
                condition=models.Q(apologised_at=None, apologised_by="", reason="")
                | (models.Q(apologised_at__isnull=False) & ~models.Q(apologised_by="")),
            ),
            models.CheckConstraint(
                name="attendance_apologised_or_there",
                condition=models.Q(apologised_at=None) | models.Q(arrived_at=None),
            ),
            models.CheckConstraint(
                name="attendance_leaves_after_arriving",
                condition=models.Q(left_at=None)
                | models.Q(arrived_at__isnull=False, left_at__gte=models.F("arrived_at")),
                violation_error_message=_("She must arrive before she leaves."),
            ),
        )

    class Privacy:
        plain = "meeting membership part office party order instead_of apologised_at apologised_by arrived_at left_at"
        personal = "name"
        sensitive = "reason"
        purpose = _("Who took part in a decision must be known and be written in the minutes")

    def __str__(self) -> str:
        """Read as the name."""
        return self.name

    @property
    def journal_name(self) -> str:
        """How the journal names it: by meeting and capacity, so that the name can be forgotten."""
        return f"{self.office or self.get_part_display()}, {self.meeting}"

    @property
    def journal_record_id(self) -> int:
        """The record the journal's event belongs to."""
        return self.meeting_id

    @property
    def stay(self) -> Stay:
        """From when to when she was there."""
        return Stay(self.arrived_at, self.left_at)

    @property
    def presence(self) -> Presence:
        """How it stands with her, read from the timestamps."""
        if self.apologised_at:
            return Presence.APOLOGISED
        if self.arrived_at:
            return Presence.LEFT if self.left_at else Presence.PRESENT
        return Presence.ABSENT if self.meeting.has_begun else Presence.CALLED

    def can_apologise(self) -> lifecycle.Verdict:
        """Say whether she may stay away with an apology, and if not why."""
        if self.apologised_at:
            return lifecycle.refuse(_("The apology is written down already."))
        if self.arrived_at:
            return lifecycle.refuse(_("She is at the meeting. Write when she leaves."))
        return self.meeting.can_change()

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the meeting."""
        return self.meeting.authz_units()
