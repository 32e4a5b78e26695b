"""What is being written: an entry for each agenda item, what was put to the vote on it, and the statements."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.commons.meetings.models import AgendaItem, Attendance
from roret.decide.matters.enums import DecisionKind
from roret.decide.matters.models import Decision, ItemDecision, RecommendationItem
from roret.decide.minutes.enums import MotionRole, Stance, Voting
from roret.decide.minutes.models.minutes import Minutes
from roret.engines.bodies.votes import Line
from roret.foundation import authz
from roret.foundation.models import RoretQuerySet, label_of


class DraftQuerySet(RoretQuerySet):
    """What is being written is seen by those who work for the body; everybody else reads the versions."""

    OF_MINUTES = "minutes"

    def visible_to(self, person: Any) -> Self:
        """Return the rows of the bodies and units in which ``person`` works."""
        standing = authz.standing_of(person)
        if standing.operator_session:
            return self
        units, path = standing.staff_units, self.OF_MINUTES
        return self.filter(models.Q(**{f"{path}__body__in": units}) | models.Q(**{f"{path}__unit__in": units}))


class EntryPartQuerySet(DraftQuerySet):
    """Rows that hang on an entry."""

    OF_MINUTES = "entry__minutes"


class VoteLineQuerySet(DraftQuerySet):
    """Rows that hang on a motion."""

    OF_MINUTES = "motion__entry__minutes"


class Entry(models.Model):
    """What is written about one agenda item. ``version`` counts the savings, so that two secretaries see each other."""

    minutes = models.ForeignKey(
        Minutes, models.CASCADE, related_name="entries", verbose_name=pgettext_lazy("of a meeting", "minutes")
    )
    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="entry", verbose_name=_("agenda item"))
    text = models.TextField(_("what was said and done"), blank=True, max_length=100_000)
    started_at = models.DateTimeField(_("began"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    away = models.ManyToManyField(Attendance, blank=True, related_name="+", verbose_name=_("not in the room"))
    decision = models.OneToOneField(
        Decision, models.PROTECT, null=True, blank=True, related_name="entry", verbose_name=_("decision")
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    token = models.CharField(max_length=40, blank=True, editable=False)
    """What the browser called the writing that was saved last: sent again, it is known and saved once."""
    saved_at = models.DateTimeField(_("saved"), null=True, blank=True, editable=False)
    saved_by = models.CharField(_("saved by"), max_length=200, blank=True, editable=False)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry in minutes")
        verbose_name_plural = _("entries in minutes")
        ordering = ("item__number",)
        constraints = (
            models.CheckConstraint(
                name="entry_ends_after_it_begins",
                condition=models.Q(ended_at=None)
                | models.Q(started_at=None)
                | models.Q(ended_at__gte=models.F("started_at")),
                violation_error_message=_("The item must end after it begins."),
            ),
        )

    class Privacy:
        plain = "minutes item started_at ended_at decision version token saved_at saved_by"
        personal = "text"
        purpose = _(
            "Minutes of public bodies are kept (Archives Act); closed items are read by members and secretaries only"
        )

    def __str__(self) -> str:
        """Read as the agenda item."""
        return str(self.item)

    @property
    def journal_record_id(self) -> int:
        """The record the journal's event belongs to."""
        return self.minutes_id

    @property
    def is_closed(self) -> bool:
        """Say whether nothing but the number is for everybody: the item, its meeting or its paper is behind closed doors."""
        item = self.item
        return item.closed or item.meeting.closed or bool(item.record and item.record.visibility != "public")

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the minutes."""
        return self.minutes.authz_units()


class Motion(models.Model):
    """Something that was put to the body: the recommendation (of a matter: each of its items), or an amendment.

    ``key`` is given by the page that wrote it first, so that the same writing sent twice is one motion.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="motions", verbose_name=_("entry"))
    key = models.CharField(max_length=20)
    role = models.CharField(_("what is put to the vote"), max_length=10, choices=MotionRole, default=MotionRole.MAIN)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    recommendation = models.ForeignKey(
        RecommendationItem, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("item")
    )
    item_decision = models.OneToOneField(
        ItemDecision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="motion",
        verbose_name=_("decision on an item"),
    )
    proposed_by = models.CharField(_("proposed by"), max_length=200, blank=True)
    text = models.TextField(_("wording"), blank=True, max_length=20_000)
    result = models.CharField(_("decision"), max_length=20, choices=DecisionKind, blank=True)
    voting = models.CharField(_("how it was decided"), max_length=10, choices=Voting, blank=True)

    objects = EntryPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("motion")
        verbose_name_plural = _("motions")
        ordering = ("order", "pk")
        constraints = (models.UniqueConstraint(fields=["entry", "key"], name="motion_key_once"),)

    class Privacy:
        plain = "entry key role order recommendation item_decision proposed_by text result voting"

    def __str__(self) -> str:
        """Read as what is put."""
        return self.recommendation.that if self.recommendation else self.text or str(MotionRole(self.role).label)

    @property
    def journal_record_id(self) -> int:
        """The record the journal's event belongs to."""
        return self.entry.minutes_id

    @property
    def decided(self) -> str:
        """What was decided, from the matter where there is one."""
        return self.item_decision.kind if self.item_decision else self.result

    @property
    def wording(self) -> str:
        """The words of the decision, from the matter where there is one."""
        return self.item_decision.text if self.item_decision else self.text

    @property
    def lines(self) -> list[Line]:
        """The votes as plain lines (prefetch ``votes``)."""
        return [Line(vote.stance, vote.party, vote.name, vote.count) for vote in self.votes.all()]


class VoteLine(models.Model):
    """So many votes of a party, or the vote of one who is named: who differs from her party, or is an independent."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="votes", verbose_name=_("motion"))
    stance = models.CharField(_("vote"), max_length=10, choices=Stance)
    party = models.CharField(_("political party"), max_length=150, blank=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    count = models.PositiveSmallIntegerField(_("votes"), default=1)

    get_stance_display = label_of("stance", Stance)

    objects = VoteLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("votes")
        verbose_name_plural = _("votes")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="vote_line_is_somebodys",
                condition=models.Q(count__gte=1) & (~models.Q(party="") | ~models.Q(name="")),
            ),
            models.CheckConstraint(name="vote_line_named_is_one", condition=models.Q(name="") | models.Q(count=1)),
        )

    class Privacy:
        plain = "motion stance party count"
        personal = "name"
        purpose = _("How a member of a public body voted is part of the minutes")

    def __str__(self) -> str:
        """Read as who voted what."""
        return f"{self.name or self.party}: {self.get_stance_display()} {self.count}"


class Statement(models.Model):
    """A minuted statement on an item, until it is written into the matter's decision; without a matter it stays here."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="statements", verbose_name=_("entry"))
    key = models.CharField(max_length=20)
    party = models.CharField(_("political party"), max_length=100)
    joined_by = models.CharField(_("joined by"), max_length=500, blank=True)
    text = models.TextField(_("statement"), max_length=20_000)

    objects = EntryPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement in minutes")
        verbose_name_plural = _("statements in minutes")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["entry", "key"], name="statement_key_once"),)

    class Privacy:
        plain = "entry key party joined_by text"

    def __str__(self) -> str:
        """Read as the party."""
        return self.party

    @property
    def joined(self) -> list[str]:
        """The parties that join it."""
        return [name.strip() for name in self.joined_by.split(",") if name.strip()]
