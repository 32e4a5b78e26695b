"""A statement or proposal of a council, its versions, and what those who write it say to each other."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.commons.meetings.models import AgendaItem
from roret.commons.organisation.models import Unit
from roret.commons.records.enums import Visibility
from roret.commons.records.models import Record, RecordQuerySet, parent_link
from roret.foundation import authz, clock, lifecycle
from roret.foundation.models import RoretQuerySet, label_of
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.models import Contribution
from roret.listen.statements.enums import Effect, StatementState, StatementType

LONGEST = 50_000
PAIRS = ("adopted", "sent", "acknowledged", "treated", "answered")


class StatementQuerySet(RecordQuerySet):
    """Questions to statements; ``visible_to`` comes from the record."""

    def out(self) -> Self:
        """Return those that have been sent and that everybody may read."""
        return self.public().filter(sent_at__isnull=False)

    def unanswered(self) -> Self:
        """Return those that were sent and have no answer, neither of their own nor by the consultation that they answer."""
        return self.filter(sent_at__isnull=False, answered_at=None).filter(
            models.Q(consultation=None) | models.Q(consultation__answered_at=None)
        )


class Statement(Record):
    """What a body says. The record's ``body`` speaks; its ``unit`` is the body until it is sent, then whoever must answer."""

    KIND = "statement"

    record_ptr = parent_link()
    type = models.CharField(_("type"), max_length=10, choices=StatementType, default=StatementType.STATEMENT)
    text = models.TextField(_("text"), max_length=LONGEST)
    consultation = models.ForeignKey(
        Consultation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("consultation that it answers"),
    )
    to_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("addressed to")
    )
    to_others = models.CharField(_("addressed to an authority outside the municipality"), max_length=200, blank=True)
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="statements", verbose_name=_("agenda item")
    )
    adopted_at = models.DateTimeField(_("adoption noted"), null=True, blank=True)
    adopted_by = models.CharField(_("adoption noted by"), max_length=200, blank=True)
    adopted_on = models.DateField(pgettext_lazy("statement", "adopted"), null=True, blank=True)
    adopted_version = models.PositiveIntegerField(_("adopted version"), null=True, blank=True)
    written_reason = models.CharField(_("why it was adopted in writing"), max_length=500, blank=True)
    sent_at = models.DateTimeField(pgettext_lazy("statement", "sent"), null=True, blank=True)
    sent_by = models.CharField(_("sent by"), max_length=200, blank=True)
    contribution = models.ForeignKey(
        Contribution, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("consultation response")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="statements_owned",
        verbose_name=_("owner"),
    )  # fmt: skip
    due_on = models.DateField(_("answer due"), null=True, blank=True, db_index=True)
    acknowledged_at = models.DateTimeField(_("receipt confirmed"), null=True, blank=True)
    acknowledged_by = models.CharField(_("receipt confirmed by"), max_length=200, blank=True)
    treated_at = models.DateTimeField(_("treated"), null=True, blank=True)
    treated_by = models.CharField(_("noted as treated by"), max_length=200, blank=True)
    treated_note = models.CharField(_("how it was treated"), max_length=500, blank=True)
    answer = models.TextField(_("the answer"), max_length=20_000, blank=True)
    effect = models.CharField(_("effect"), max_length=10, choices=Effect, blank=True)
    answered_at = models.DateTimeField(pgettext_lazy("statement", "answered"), null=True, blank=True)
    answered_by = models.CharField(pgettext_lazy("statement", "answered by"), max_length=200, blank=True)

    get_type_display = label_of("type", StatementType)
    get_effect_display = label_of("effect", Effect)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("advisory statement")
        verbose_name_plural = _("statements")
        ordering = ("-pk",)
        constraints = (
            *(
                models.CheckConstraint(
                    name=f"statement_{pair}_pair",
                    condition=models.Q(**{f"{pair}_at": None, f"{pair}_by": ""})
                    | (models.Q(**{f"{pair}_at__isnull": False}) & ~models.Q(**{f"{pair}_by": ""})),
                )
                for pair in PAIRS
            ),
            models.CheckConstraint(
                name="statement_sent_after_adoption",
                condition=models.Q(sent_at=None) | models.Q(adopted_at__isnull=False, adopted_on__isnull=False),
            ),
        )

    class Privacy:
        plain = (
            "type text consultation to_unit to_others item adopted_at adopted_by adopted_on adopted_version written_reason "
            "sent_at sent_by contribution owner due_on acknowledged_at acknowledged_by treated_at treated_by treated_note "
            "answer effect answered_at answered_by"
        )

    @property
    def answered_when(self) -> Any:
        """When it was answered: by itself, or with the consultation that it answers."""
        return self.answered_at or (self.consultation.answered_at if self.consultation and self.sent_at else None)

    @property
    def is_open(self) -> bool:
        """Say whether everybody may read it."""
        return self.sent_at is not None and self.is_published and self.visibility == Visibility.PUBLIC

    @property
    def state(self) -> StatementState:
        """Where it stands now, read from the timestamps."""
        if self.answered_when:
            return StatementState.PUBLISHED if self.is_open else StatementState.ANSWERED
        steps = (
            (self.treated_at, StatementState.TREATED),
            (self.acknowledged_at, StatementState.ACKNOWLEDGED),
            (self.sent_at, StatementState.SENT),
            (self.adopted_at, StatementState.ADOPTED),
        )
        return next((state for moment, state in steps if moment), StatementState.DRAFT)

    @property
    def days_over(self) -> int:
        """How many days the answer is overdue; 0 when it is not."""
        late = self.sent_at and not self.answered_when and self.due_on and self.due_on < clock.today()
        return (clock.today() - self.due_on).days if late and self.due_on else 0

    @property
    def addressee(self) -> str:
        """To whom it goes, as text."""
        return str(self.to_unit) if self.to_unit else self.to_others

    @property
    def waits_for(self) -> str:
        """Whose turn it is; nobody's when all is done."""
        if self.answered_when:
            return "" if self.is_open else str(self.body)
        return self.addressee if self.sent_at else str(self.body)

    def search_parts(self) -> list[tuple[str, str]]:
        """What search finds beside title and summary."""
        return [(self.text, "C"), (self.answer, "D")]

    def phases(self) -> list[lifecycle.Phase]:
        """The time line that everybody sees."""
        steps = [
            (
                "adopted",
                pgettext_lazy("statement", "Adopted"),
                clock.start_of_day(self.adopted_on) if self.adopted_on else None,
            ),
            ("sent", _("Sent"), self.sent_at),
            ("acknowledged", _("Receipt confirmed"), self.acknowledged_at),
            ("treated", _("Treated"), self.treated_at),
            ("answered", pgettext_lazy("statement", "Answered"), self.answered_when),
        ]
        return lifecycle.phase_line(steps, now=clock.now())

    def can_change(self) -> lifecycle.Verdict:
        """Say whether it may still be written on, and if not why."""
        if self.adopted_at:
            return lifecycle.refuse(_("It has been adopted. What the body has adopted is not changed."))
        return lifecycle.possible

    def can_send(self) -> lifecycle.Verdict:
        """Say whether it may be sent now, and if not why."""
        if self.sent_at:
            return lifecycle.refuse(_("It has been sent already."))
        if not self.adopted_at:
            return lifecycle.refuse(_("The body must adopt it first: at a meeting, or in writing with a reason."))
        if not self.addressee:
            return lifecycle.refuse(_("Say first whom it is addressed to."))
        return lifecycle.possible

    def can_acknowledge(self) -> lifecycle.Verdict:
        """Say whether its receipt may be confirmed, and if not why."""
        if not self.sent_at:
            return lifecycle.refuse(_("It has not been sent."))
        return lifecycle.refuse(_("It is answered already.")) if self.answered_when else lifecycle.possible

    def can_answer(self) -> lifecycle.Verdict:
        """Say whether it may be answered here, and if not why."""
        if self.consultation_id:
            return lifecycle.refuse(_("It is answered together with the other responses to the consultation."))
        return self.can_acknowledge()

    def can_publish(self) -> lifecycle.Verdict:
        """Say whether it may be published, and if not why."""
        if not self.sent_at:
            return lifecycle.refuse(_("Send it first."))
        return lifecycle.refuse(_("It is published already.")) if self.is_open else lifecycle.possible


class StatementChildQuerySet(RoretQuerySet):
    """Rows that stay with those who write: earlier words and remarks are nobody else's, also when the statement is out."""

    def visible_to(self, person: Any) -> Self:
        """Return the rows of statements of the bodies in which ``person`` sits or works."""
        standing = authz.standing_of(person)
        if standing.operator_session:
            return self
        return self.filter(statement__body_id__in=standing.member_units | standing.staff_units)


class StatementVersion(models.Model):
    """The words as they stood when somebody saved. Never changed."""

    statement = models.ForeignKey(
        Statement, models.CASCADE, related_name="versions", verbose_name=_("advisory statement")
    )
    number = models.PositiveIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=250)
    text = models.TextField(_("text"))
    saved_at = models.DateTimeField(_("saved"), default=clock.now)
    saved_by = models.CharField(_("saved by"), max_length=200)

    objects = StatementChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a statement")
        verbose_name_plural = _("versions of statements")
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["statement", "number"], name="statement_version_once"),)

    class Privacy:
        plain = "statement number title text saved_at saved_by"

    def __str__(self) -> str:
        """Read as the number."""
        return str(self.number)


class StatementComment(models.Model):
    """A remark of one who writes along; it stays among those who write."""

    statement = models.ForeignKey(
        Statement, models.CASCADE, related_name="comments", verbose_name=_("advisory statement")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="statement_comments",
        verbose_name=_("written by"),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=150)
    text = models.TextField(_("text"), max_length=4000)
    made_at = models.DateTimeField(_("made"), default=clock.now)

    objects = StatementChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment on a statement")
        verbose_name_plural = _("comments on statements")
        ordering = ("pk",)

    class Privacy:
        plain = "statement made_at"
        personal = "author name"
        sensitive = "text"
        purpose = _("Writing a council's statement together (GDPR article 6 (1) (e))")
        keep_months = 24

    def __str__(self) -> str:
        """Read as who wrote when."""
        return f"{self.name}, {self.made_at:%d.%m.%Y}"
