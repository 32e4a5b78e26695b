"""Questions of a consultation, their options, and what was answered."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.listen.consultations.models import Consultation, ConsultationChildQuerySet
from roret.listen.contributions.models import Contribution, ContributionChildQuerySet
from roret.listen.questions.enums import SCALE, QuestionKind, YesNo


class Question(models.Model):
    """One question beside the free text."""

    consultation = models.ForeignKey(
        Consultation, models.CASCADE, related_name="questions", verbose_name=_("consultation")
    )
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("how it is answered"), max_length=10, choices=QuestionKind)
    text = models.CharField(_("question"), max_length=300)
    help = models.CharField(_("help"), max_length=300, blank=True)
    required = models.BooleanField(_("must be answered"), default=False)
    options = models.JSONField(_("options"), default=list, blank=True)

    objects = ConsultationChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ("order", "pk")

    class Privacy:
        plain = "consultation order kind text help required options"

    def __str__(self) -> str:
        """Read as the question."""
        return self.text

    @property
    def journal_record_id(self) -> int:
        """The record the journal's event belongs to."""
        return self.consultation_id

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the consultation."""
        return self.consultation.authz_units()

    @property
    def field_name(self) -> str:
        """What its field in a form is called."""
        return f"question-{self.pk}"

    def choices(self) -> list[tuple[str, Any]]:
        """Return what can be answered, as value and label; nothing when it is answered in words."""
        if self.kind == QuestionKind.SCALE:
            return [(step, step) for step in SCALE]
        if self.kind == QuestionKind.YES_NO:
            return list(YesNo.choices)
        return [(str(place), label) for place, label in enumerate(self.options, 1)]


class QuestionAnswer(models.Model):
    """What one response answers to one question; one row for each option that was chosen."""

    contribution = models.ForeignKey(
        Contribution, models.CASCADE, related_name="question_answers", verbose_name=_("contribution")
    )
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers", verbose_name=_("question"))
    value = models.CharField(_("chosen"), max_length=10, blank=True)
    text = models.TextField(_("in words"), blank=True)

    objects = ContributionChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a question")
        verbose_name_plural = _("answers to questions")
        constraints = (
            models.UniqueConstraint(fields=["contribution", "question", "value"], name="question_answer_once"),
        )
        indexes = (models.Index(fields=["question", "value"], name="question_answer_value"),)

    class Privacy:
        plain = "contribution question"
        sensitive = "value text"
        keep_months = 60

    def in_words(self) -> str:
        """Return the answer as people read it."""
        return self.text or str(dict(self.question.choices()).get(self.value, self.value))
