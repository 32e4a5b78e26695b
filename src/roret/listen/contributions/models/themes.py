"""The themes that a person groups contributions in, the words chosen for them, and the official answer to each."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.records.models import Record, RecordQuerySet, parent_link
from roret.foundation import clock, lifecycle
from roret.listen.contributions.models.sent import Contribution, ContributionChildQuerySet


class Theme(Record):
    """A subject that several contributions share; made and signed by a person."""

    KIND = "theme"

    record_ptr = parent_link()
    subject = models.ForeignKey(Record, models.PROTECT, related_name="themes", verbose_name=_("answers"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    size = models.PositiveIntegerField(_("contributions"), default=0, editable=False)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ("order", "pk")

    class Privacy:
        plain = "subject order size"

    def can_drop(self) -> lifecycle.Verdict:
        """Say whether it may be deleted as made by mistake, and if not why."""
        if self.is_published or self.answer.approved_at:
            return lifecycle.refuse(_("The theme is published. Merge it into another instead."))
        if self.size:
            return lifecycle.refuse(_("There are responses under it. Take them out first, or merge it into another."))
        return lifecycle.possible


class ThemeContribution(models.Model):
    """A contribution belongs to a theme; it may belong to several."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="grouped")
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="grouped")
    grouped_by = models.CharField(max_length=200, blank=True)
    grouped_at = models.DateTimeField(default=clock.now)

    objects = ContributionChildQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["theme", "contribution"], name="theme_contribution_once"),)

    class Privacy:
        plain = "theme contribution grouped_by grouped_at"


class Quote(models.Model):
    """Words chosen by a person to stand for a theme, kept by place so that they can be checked to the letter."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="quotes")
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="quotes")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField(_("the words as they stood when they were chosen"))
    chosen_by = models.CharField(max_length=200)

    objects = ContributionChildQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (models.CheckConstraint(name="quote_has_length", condition=models.Q(end__gt=models.F("start"))),)

    class Privacy:
        plain = "theme contribution start end chosen_by"
        sensitive = "text"
        keep_months = 60

    @property
    def words(self) -> str:
        """The quoted words as they are published now."""
        return self.contribution.published_text[self.start : self.end]

    @property
    def stands(self) -> bool:
        """Say whether the words still stand to the letter in a response that others may read."""
        return self.contribution.is_shown and self.words == self.text


class Answer(Record):
    """The official answer to a theme: who owes it, when, and what it says."""

    KIND = "answer"

    record_ptr = parent_link()
    theme = models.OneToOneField(Theme, models.PROTECT, related_name="answer", verbose_name=_("theme"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="answers_owed",
        verbose_name=_("owner"),
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    text = models.TextField(_("answer"), blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    approved_by = models.CharField(_("approved by"), max_length=200, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("official answer")
        verbose_name_plural = _("official answers")
        ordering = ("due_on", "pk")
        indexes = (
            models.Index(
                fields=["due_on", "record_ptr"], condition=models.Q(approved_at=None), name="answer_that_waits"
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="answer_approved_pair",
                condition=models.Q(approved_at=None, approved_by="")
                | (models.Q(approved_at__isnull=False) & ~models.Q(approved_by="")),
            ),
        )

    class Privacy:
        plain = "theme owner due_on text approved_at approved_by"
