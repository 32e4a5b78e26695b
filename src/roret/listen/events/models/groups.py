"""The groups that follow from an event (R24)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.commons.bodies.models import Body
from roret.foundation import lifecycle
from roret.listen.events.enums import GroupState
from roret.listen.events.models.events import Event, EventChildQuerySet

_STEPS = ("proposed", "established", "delivered", "closed")


class WorkingGroup(models.Model):
    """A group for a limited time that works on with what was said at an event; once established it is a body with members."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="groups", verbose_name=pgettext_lazy("that people come to", "event")
    )
    name = models.CharField(_("name"), max_length=150)
    purpose = models.TextField(_("purpose"), max_length=2000)
    commission = models.TextField(_("what it is to deliver"), max_length=2000)
    ends_on = models.DateField(_("last day"))
    receiver = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="receives_from", verbose_name=_("delivers to")
    )
    body = models.OneToOneField(
        Body, models.PROTECT, null=True, blank=True, related_name="follows_event", verbose_name=_("body")
    )
    output = models.TextField(_("what it has delivered"), max_length=20_000, blank=True)
    proposed_at = models.DateTimeField(_("proposed"), null=True, blank=True)
    proposed_by = models.CharField(_("proposed by"), max_length=200, blank=True)
    established_at = models.DateTimeField(_("established"), null=True, blank=True)
    established_by = models.CharField(_("established by"), max_length=200, blank=True)
    delivered_at = models.DateTimeField(_("delivered"), null=True, blank=True)
    delivered_by = models.CharField(_("delivered by"), max_length=200, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.CharField(_("closed by"), max_length=200, blank=True)

    objects = EventChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")
        ordering = ("pk",)
        constraints = tuple(
            models.CheckConstraint(
                name=f"working_group_{step}_pair",
                condition=Q(**{f"{step}_at": None, f"{step}_by": ""})
                | (Q(**{f"{step}_at__isnull": False}) & ~Q(**{f"{step}_by": ""})),
            )
            for step in _STEPS
        )

    class Privacy:
        plain = (
            "event name purpose commission ends_on receiver body output proposed_at proposed_by established_at established_by "
            "delivered_at delivered_by closed_at closed_by"
        )

    def __str__(self) -> str:
        """Read as the name."""
        return self.name

    @property
    def journal_name(self) -> str:
        """How the journal names it."""
        return f"{self.name} ({self.event.number})"

    @property
    def journal_record_id(self) -> int:
        """The record the journal's event belongs to."""
        return self.event_id

    @property
    def state(self) -> GroupState:
        """Where it stands, read from the timestamps."""
        reached = (
            (self.closed_at, GroupState.CLOSED),
            (self.delivered_at, GroupState.DELIVERED),
            (self.established_at, GroupState.WORKING),
        )
        return next((state for at, state in reached if at), GroupState.PROPOSED)

    def can_establish(self) -> lifecycle.Verdict:
        """Say whether it may be established now, and if not why."""
        if self.closed_at:
            return lifecycle.refuse(_("The group is closed."))
        return lifecycle.refuse(_("The group is established already.")) if self.body_id else lifecycle.possible

    def can_deliver(self) -> lifecycle.Verdict:
        """Say whether it may deliver now, and if not why."""
        if self.closed_at:
            return lifecycle.refuse(_("The group is closed."))
        return lifecycle.possible if self.body_id else lifecycle.refuse(_("Establish the group first."))

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the event."""
        return self.event.authz_units()
