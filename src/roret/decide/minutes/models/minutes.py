"""The minutes of a meeting: a record that everybody may find, and that says to nobody what is closed to her."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.commons.meetings.models import Meeting
from roret.commons.records.models import Record, RecordQuerySet, parent_link
from roret.decide.minutes.enums import MinutesState
from roret.foundation import authz, lifecycle


class MinutesQuerySet(RecordQuerySet):
    """Questions to minutes; ``visible_to`` comes from the record."""


class Minutes(Record):
    """The minutes of one meeting. What is being written stands in the entries, what is approved in the versions."""

    KIND = "minutes"

    record_ptr = parent_link()
    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes", verbose_name=_("meeting"))
    started_at = models.DateTimeField(_("the meeting began"), null=True, blank=True)
    ended_at = models.DateTimeField(_("the meeting ended"), null=True, blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    approved_by = models.CharField(_("approval written down by"), max_length=200, blank=True)
    correction = models.CharField(_("why they are corrected"), max_length=500, blank=True)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of a meeting", "minutes")
        verbose_name_plural = pgettext_lazy("of a meeting", "minutes")
        ordering = ("-meeting__begins_at",)
        constraints = (
            models.CheckConstraint(
                name="minutes_approved_pair",
                condition=models.Q(approved_at=None, approved_by="")
                | (models.Q(approved_at__isnull=False) & ~models.Q(approved_by="")),
            ),
            models.CheckConstraint(
                name="minutes_end_after_they_begin",
                condition=models.Q(ended_at=None)
                | models.Q(started_at=None)
                | models.Q(ended_at__gte=models.F("started_at")),
                violation_error_message=_("The meeting must end after it begins."),
            ),
        )

    class Privacy:
        plain = "meeting started_at ended_at approved_at approved_by correction"

    @property
    def state(self) -> MinutesState:
        """Where they stand, read from the timestamps."""
        if self.approved_at is None:
            return MinutesState.CORRECTING if self.correction else MinutesState.DRAFT
        newest = self.newest
        return MinutesState.PUBLISHED if newest and newest.published_at else MinutesState.APPROVED

    @property
    def newest(self) -> Any:
        """The latest version, published or not; None before the first approval (prefetch ``versions`` for lists)."""
        return max(self.versions.all(), key=lambda one: one.number, default=None)

    @property
    def published_version(self) -> Any:
        """The latest version that is out; None before the first publication."""
        out = (one for one in self.versions.all() if one.published_at)
        return max(out, key=lambda one: one.number, default=None)

    def reads_all(self, person: Any) -> bool:
        """Say whether ``person`` reads the closed items too: members of the body, and those who work for it."""
        standing = authz.standing_of(person)
        if standing.operator_session:
            return True
        return self.body_id in standing.member_units or bool({self.body_id, self.unit_id} & {*standing.staff_units})

    def search_parts(self) -> list[tuple[str, str]]:
        """What search finds beside the title: of what is published, and of that only what is open."""
        version = self.published_version if self.pk else None
        return [(words, "C") for words in version.open_words()] if version else []

    def can_write(self) -> lifecycle.Verdict:
        """Say whether the entries may change, and if not why."""
        if self.approved_at:
            return lifecycle.refuse(_("The minutes are approved. Correct them in a new version."))
        return lifecycle.possible

    def can_publish(self) -> lifecycle.Verdict:
        """Say whether the latest version may be published, and if not why."""
        newest = self.newest
        if self.approved_at is None or newest is None:
            return lifecycle.refuse(_("The minutes are not approved yet."))
        return lifecycle.refuse(_("The minutes are published already.")) if newest.published_at else lifecycle.possible

    def can_correct(self) -> lifecycle.Verdict:
        """Say whether a correction may be begun, and if not why."""
        return lifecycle.possible if self.approved_at else lifecycle.refuse(_("The minutes are not approved yet."))
