"""Meetings of bodies and the items on their agendas (R18)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.records.models import Record, RecordChildQuerySet, RecordQuerySet


class Meeting(Record):
    """A meeting of a body: a record whose ``body`` meets from ``begins_at`` to ``ends_at``."""

    KIND = "meeting"

    place = models.CharField(_("place"), max_length=200, blank=True)
    closed = models.BooleanField(_("closed to the public"), default=False)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("begins_at",)

    class Privacy:
        plain = "place closed cancelled_at"


class AgendaItem(models.Model):
    """One item of a meeting's agenda, in its order; usually a matter."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items", verbose_name=_("meeting"))
    record = models.ForeignKey(
        Record, models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name=_("record")
    )
    number = models.PositiveSmallIntegerField(_("item number"))
    title = models.CharField(_("title"), max_length=250)
    closed = models.BooleanField(_("closed item"), default=False)

    objects = RecordChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ("meeting", "number")
        constraints = (models.UniqueConstraint(fields=["meeting", "number"], name="agenda_number_once"),)

    class Privacy:
        plain = "meeting record number title closed"

    def __str__(self) -> str:
        """Read as “number. title”."""
        return f"{self.number}. {self.title}"
