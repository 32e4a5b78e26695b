"""A committee matter: its sections and its recommendation items."""

from typing import Any, Self

from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from roret.commons.meetings.models import AgendaItem
from roret.commons.records.models import Record, RecordQuerySet, parent_link
from roret.decide.matters.enums import MatterState
from roret.foundation import clock, lifecycle
from roret.foundation.models import RoretQuerySet


class MatterQuerySet(RecordQuerySet):
    """Questions to matters."""

    def with_state(self) -> Self:
        """Fetch what ``state`` reads, and what was decided when: a list costs two queries more however long it is."""
        decisions = apps.get_model("matters", "Decision").objects
        return self.prefetch_related(
            models.Prefetch("agenda_items", AgendaItem.objects.select_related("meeting")),
            models.Prefetch("decisions", decisions.with_points().select_related("meeting")),
        )

    def with_page(self) -> Self:
        """Fetch what a short presentation shows beside the state and the decisions: what changed (1 query more)."""
        effects = apps.get_model("matters", "ThemeEffect").objects.select_related("theme")
        return self.prefetch_related(models.Prefetch("effects", effects))

    def unsigned(self) -> Self:
        """Return the drafts."""
        return self.filter(signed_at=None)

    def waiting_for_a_meeting(self) -> Self:
        """Return what is signed and stands on no agenda of a meeting that can still decide it."""
        cancelled = models.Q(meeting__cancelled_at__isnull=False)
        treated = models.Q(meeting__decisions__matter=models.OuterRef("pk"))
        standing = AgendaItem.objects.filter(record=models.OuterRef("pk")).exclude(cancelled | treated)
        return (
            self.filter(signed_at__isnull=False, closed_at=None)
            .exclude(decisions__final=True)
            .exclude(models.Exists(standing))
        )

    def undecided_after_meeting(self) -> Self:
        """Return what was on the agenda of a meeting that has been held, and has no decision from it."""
        held = AgendaItem.objects.filter(
            record=models.OuterRef("pk"), meeting__cancelled_at=None, meeting__begins_at__lte=clock.now()
        )
        return self.filter(models.Exists(held.exclude(meeting__decisions__matter=models.OuterRef("pk"))))


class Matter(Record):
    """A matter put to a committee; its sections are those of the municipality's template (R31)."""

    KIND = "matter"

    record_ptr = parent_link()
    problem = models.TextField(_("problem"), blank=True)
    solution = models.TextField(_("solution"), blank=True)
    economy = models.TextField(_("economy"), blank=True)
    no_economy = models.BooleanField(_("has no financial consequences"), default=False)
    process = models.TextField(_("further process"), blank=True)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    signed_by = models.CharField(_("signed by"), max_length=200, blank=True)
    closed_at = models.DateTimeField(pgettext_lazy("matter", "closed"), null=True, blank=True)
    closed_by = models.CharField(pgettext_lazy("matter", "closed by"), max_length=200, blank=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        verbose_name = _("matter")
        verbose_name_plural = _("matters")
        ordering = ("-pk",)
        constraints = (
            *(
                models.CheckConstraint(
                    name=f"matter_{pair}_pair",
                    condition=models.Q(**{f"{pair}_at": None, f"{pair}_by": ""})
                    | (models.Q(**{f"{pair}_at__isnull": False}) & ~models.Q(**{f"{pair}_by": ""})),
                )
                for pair in ("signed", "closed")
            ),
            models.CheckConstraint(
                name="matter_economy_or_none",
                condition=models.Q(no_economy=False) | models.Q(economy=""),
                violation_error_message=_(
                    "Write about the economy, or tick that there are no financial consequences; not both."
                ),
            ),
        )

    class Privacy:
        plain = "problem solution economy no_economy process signed_at signed_by closed_at closed_by"

    @property
    def state(self) -> MatterState:
        """Where it stands, read from timestamps, agenda items and decisions (``with_state`` for lists)."""
        if self.closed_at:
            return MatterState.CLOSED
        decisions = self.decisions.all()
        if any(decision.final for decision in decisions):
            return MatterState.DECIDED
        if self.open_agenda_item:
            return MatterState.ON_AGENDA
        if decisions:
            return MatterState.POSTPONED
        return MatterState.SIGNED if self.signed_at else MatterState.DRAFT

    @property
    def open_agenda_item(self) -> AgendaItem | None:
        """The agenda item that has no decision yet, if its meeting still stands."""
        treated = {decision.meeting_id for decision in self.decisions.all()}
        items = (
            item for item in self.agenda_items.all() if not item.meeting.cancelled_at and item.meeting_id not in treated
        )
        return next(items, None)

    @property
    def economy_text(self) -> str:
        """What is said about the economy; that there are no consequences is said in words, too."""
        return str(_("The recommendation has no financial consequences.")) if self.no_economy else self.economy

    def search_parts(self) -> list[tuple[str, str]]:
        """What search finds beside title and summary."""
        return [(self.problem, "C"), (self.solution, "C"), (self.process, "D")]

    def missing_before_signing(self) -> list[lifecycle.Missing]:
        """What is missing before a director can sign, and where to mend it."""
        edit, here = reverse("staff:matter-update", args=[self.pk]), reverse("staff:matter-detail", args=[self.pk])
        checks = [
            (self.body_id, _("The committee."), f"{edit}#id_body"),
            (self.summary, _("A summary of a few sentences that everybody understands."), f"{edit}#id_summary"),
            (self.problem, _("The problem."), f"{edit}#id_problem"),
            (self.solution, _("The solution."), f"{edit}#id_solution"),
            (
                self.economy or self.no_economy,
                _("The economy, or that there are no financial consequences."),
                f"{edit}#id_economy",
            ),
            (self.process, _("The further process."), f"{edit}#id_process"),
            (self._has_items(), _("At least one recommendation item."), f"{here}#items"),
        ]
        return [lifecycle.Missing(what, where) for present, what, where in checks if not present]

    def _has_items(self) -> bool:
        """Say whether it recommends anything; a list may have read ``recommends`` together with the matter."""
        known = vars(self).get("recommends")
        return bool(self.items.all()) if known is None else known

    def can_edit(self) -> lifecycle.Verdict:
        """Say whether its words may still change, and if not why."""
        if self.signed_at:
            return lifecycle.refuse(_("The matter is signed. Send it back to draft before you change it."))
        return lifecycle.possible

    def can_sign(self) -> lifecycle.Verdict:
        """Say whether it may be signed, apart from what is missing."""
        return lifecycle.refuse(_("The matter is signed already.")) if self.signed_at else lifecycle.possible

    def can_unsign(self) -> lifecycle.Verdict:
        """Say whether it may go back to draft, and if not why."""
        if not self.signed_at:
            return lifecycle.refuse(_("The matter is not signed."))
        if self.is_published or self.agenda_items.all():
            return lifecycle.refuse(_("The matter is on an agenda. Take it off first."))
        return lifecycle.possible

    def can_put_to_meeting(self) -> lifecycle.Verdict:
        """Say whether it may be put to a meeting, and if not why."""
        if not self.signed_at:
            return lifecycle.refuse(_("The matter must be signed first."))
        if self.closed_at or any(decision.final for decision in self.decisions.all()):
            return lifecycle.refuse(_("The matter is decided."))
        if self.open_agenda_item:
            return lifecycle.refuse(_("The matter is on an agenda already."))
        return lifecycle.possible

    def can_state_effect(self) -> lifecycle.Verdict:
        """Say whether effects may be stated, and if not why."""
        if self.closed_at:
            return lifecycle.refuse(_("The matter is closed."))
        if not self.decisions.all():
            return lifecycle.refuse(_("Nothing has been decided yet."))
        return lifecycle.possible

    def can_close(self) -> lifecycle.Verdict:
        """Say whether it may be closed, apart from what is missing."""
        return lifecycle.refuse(_("The matter is closed already.")) if self.closed_at else lifecycle.possible


class MatterChildQuerySet(RoretQuerySet):
    """Rows that are seen when their matter is seen."""

    def visible_to(self, person: Any) -> Self:
        """Return the rows whose matter ``person`` may see."""
        return self.filter(matter__in=Matter.objects.visible_to(person).values("pk"))


class RecommendationItem(models.Model):
    """One numbered “that”-point (at-punkt) of the recommendation; each is decided by itself."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="items", verbose_name=_("matter"))
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("that …"))

    objects = MatterChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("recommendation item")
        verbose_name_plural = _("recommendation items")
        ordering = ("matter", "number")
        constraints = (
            # Deferred, so that two items can change places in one transaction.
            models.UniqueConstraint(
                fields=["matter", "number"], name="item_number_once", deferrable=models.Deferrable.DEFERRED
            ),
        )

    class Privacy:
        plain = "matter number text"

    def __str__(self) -> str:
        """Read as “number. that …”."""
        return f"{self.number}. {self.that}"

    @property
    def that(self) -> str:
        """The item as it is read aloud: “that the committee …” (“at udvalget …”)."""
        return gettext("that %(text)s") % {"text": self.text}

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the matter."""
        return self.matter.authz_units()
