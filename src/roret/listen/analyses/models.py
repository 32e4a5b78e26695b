"""An analysis, its suggestions, and the responses that each suggestion rests on."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roret.commons.records.models import Record
from roret.foundation import authz, clock
from roret.foundation.jobs.models import Progress
from roret.foundation.models import RoretQuerySet
from roret.listen.analyses.enums import AnalysisState, LoneReason, SuggestionKind
from roret.listen.contributions.models import Contribution, Theme


class AnalysisQuerySet(RoretQuerySet):
    """Questions to analyses."""

    def visible_to(self, person: Any) -> Self:
        """Return the analyses of the units one works in."""
        standing = authz.standing_of(person)
        return self if standing.operator_session else self.filter(record__unit_id__in=standing.staff_units)


class Reading(models.Model):
    """What an analysis and a lesson share: one passes through all responses to a record in the background."""

    record: Any
    started_at = models.DateTimeField(_("started"), default=clock.now)
    started_by = models.CharField(_("started by"), max_length=200)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    failed_because = models.CharField(_("stopped because"), max_length=300, blank=True)
    progress = models.ForeignKey(Progress, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Read as the record it reads for."""
        return str(self.record)

    @property
    def state(self) -> AnalysisState:
        """Where it stands."""
        if self.failed_because:
            return AnalysisState.FAILED
        return AnalysisState.DONE if self.finished_at else AnalysisState.RUNNING

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held: the unit of the record."""
        return self.record.authz_units()


class Analysis(Reading):
    """One reading of all responses to a record, as they were then."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="analyses", verbose_name=_("answers"))
    wanted_themes = models.PositiveSmallIntegerField(_("number of themes"), default=0)
    counts = models.JSONField(default=dict)
    method = models.JSONField(default=dict)
    trials = models.JSONField(default=list)

    objects = AnalysisQuerySet.as_manager()

    class Meta:
        verbose_name = _("analysis")
        verbose_name_plural = _("analyses")
        ordering = ("-started_at", "-pk")

    class Privacy:
        plain = "record started_at started_by finished_at failed_because wanted_themes counts method trials progress"

    def get_staff_url(self) -> str:
        """Return the page of its suggestions."""
        return reverse("staff:analysis-detail", args=[self.pk])


class AnalysisChildQuerySet(RoretQuerySet):
    """Rows of an analysis."""

    def visible_to(self, person: Any) -> Self:
        """Return the rows whose analysis ``person`` may see."""
        return self.filter(analysis__in=Analysis.objects.visible_to(person).values("pk"))


class Suggestion(models.Model):
    """What the machine suggests belongs together, until a person signs it or dismisses it."""

    analysis = models.ForeignKey(Analysis, models.CASCADE, related_name="suggestions")
    kind = models.CharField(_("kind"), max_length=12, choices=SuggestionKind)
    order = models.PositiveIntegerField(default=0)
    title = models.CharField(_("title"), max_length=250)
    keywords = ArrayField(models.CharField(max_length=100), default=list)
    size = models.PositiveIntegerField(_("responses"), default=0)
    texts = models.PositiveIntegerField(_("different texts"), default=0)
    letter = models.ForeignKey(
        Contribution, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("the letter")
    )
    theme = models.ForeignKey(
        Theme, models.SET_NULL, null=True, blank=True, related_name="suggestions", verbose_name=_("became the theme")
    )
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    signed_by = models.CharField(_("signed by"), max_length=200, blank=True)
    dismissed_at = models.DateTimeField(_("dismissed"), null=True, blank=True)
    dismissed_by = models.CharField(_("dismissed by"), max_length=200, blank=True)

    objects = AnalysisChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ("kind", "order", "pk")
        indexes = (models.Index(fields=["analysis", "kind", "order"], name="suggestion_in_order"),)
        constraints = tuple(
            models.CheckConstraint(
                name=f"suggestion_{pair}_pair",
                condition=models.Q(**{f"{pair}_at": None, f"{pair}_by": ""})
                | (models.Q(**{f"{pair}_at__isnull": False}) & ~models.Q(**{f"{pair}_by": ""})),
            )
            for pair in ("signed", "dismissed")
        )

    class Privacy:
        plain = (
            "analysis kind order title size texts letter theme signed_at signed_by dismissed_at dismissed_by keywords"
        )

    def __str__(self) -> str:
        """Read as the title."""
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided about it."""
        return not (self.signed_at or self.dismissed_at)

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held: the unit of the record."""
        return self.analysis.authz_units()

    def get_staff_url(self) -> str:
        """Return the page of its responses."""
        return reverse("staff:suggestion-detail", args=[self.pk])


class SuggestionChildQuerySet(RoretQuerySet):
    """Rows of a suggestion."""

    def visible_to(self, person: Any) -> Self:
        """Return the rows whose suggestion ``person`` may see."""
        return self.filter(suggestion__in=Suggestion.objects.visible_to(person).values("pk"))


class SuggestedMember(models.Model):
    """A response that a suggestion rests on, with its strongest passage."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="members")
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="+")
    weight = models.FloatField(_("weight"), default=1.0)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)
    removed_by = models.CharField(_("taken out by"), max_length=200, blank=True)
    added_by = models.CharField(_("put here by"), max_length=200, blank=True)

    objects = SuggestionChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggested response")
        verbose_name_plural = _("suggested responses")
        ordering = ("-weight", "pk")
        indexes = (models.Index(fields=["suggestion", "-weight", "id"], name="suggested_strongest"),)
        constraints = (models.UniqueConstraint(fields=["suggestion", "contribution"], name="suggested_once"),)

    class Privacy:
        plain = "suggestion contribution weight start end removed_at removed_by added_by"


class SuggestedQuote(models.Model):
    """A sentence that could stand for a suggestion; a person chooses."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="quotes")
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    objects = SuggestionChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggested quote")
        verbose_name_plural = _("suggested quotes")
        ordering = ("pk",)

    class Privacy:
        plain = "suggestion contribution start end"

    @property
    def words(self) -> str:
        """The sentence to the letter, as it was sent, but for what was found in it."""
        return self.contribution.masked_reading[self.start : self.end]


class LoneVoice(models.Model):
    """A response under no suggestion: a person must read it."""

    analysis = models.ForeignKey(Analysis, models.CASCADE, related_name="lone_voices")
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="+")
    reason = models.CharField(_("reason"), max_length=6, choices=LoneReason)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    read_by = models.CharField(_("read by"), max_length=200, blank=True)

    objects = AnalysisChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("lone voice")
        verbose_name_plural = _("lone voices")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["analysis", "contribution"], name="lone_voice_once"),)

    class Privacy:
        plain = "analysis contribution reason read_at read_by"


class Lesson(Reading):
    """What the machine learns from the responses that people have put under themes: where the others may belong."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="lessons", verbose_name=_("answers"))
    examples = models.PositiveIntegerField(_("responses learned from"), default=0)
    without = models.PositiveIntegerField(_("responses the machine cannot place"), default=0)

    objects = AnalysisQuerySet.as_manager()

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ("-started_at", "-pk")

    class Privacy:
        plain = "record started_at started_by finished_at failed_because examples without progress"

    def get_staff_url(self) -> str:
        """Return the page of what was learned."""
        return reverse("staff:lesson-detail", args=[self.pk])


class LearnedPlaceQuerySet(RoretQuerySet):
    """Questions to learned places."""

    def visible_to(self, person: Any) -> Self:
        """Return the rows whose lesson ``person`` may see."""
        return self.filter(lesson__in=Lesson.objects.visible_to(person).values("pk"))

    def open(self) -> Self:
        """Return those that nobody has decided about."""
        return self.filter(decided_at=None)


class LearnedPlace(models.Model):
    """The theme under which the machine would put a response, until a person says yes or no."""

    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="places")
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="+")
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="learned_places", verbose_name=_("theme"))
    sure = models.BooleanField(_("enough words speak for it"), default=False)
    order = models.PositiveIntegerField(_("place in the line, the most uncertain first"), default=0)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    agreed = models.BooleanField(_("a person agreed"), null=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)

    objects = LearnedPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("learned place")
        verbose_name_plural = _("learned places")
        ordering = ("order", "pk")
        indexes = (
            models.Index(
                fields=["lesson", "order", "id"], condition=models.Q(decided_at=None), name="learned_place_to_ask"
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=["lesson", "contribution", "theme"], name="learned_place_once"),
            models.CheckConstraint(
                name="learned_place_decided_whole",
                condition=models.Q(decided_at=None, decided_by="", agreed=None)
                | (models.Q(decided_at__isnull=False, agreed__isnull=False) & ~models.Q(decided_by="")),
            ),
        )

    class Privacy:
        plain = "lesson contribution theme sure order start end agreed decided_at decided_by"

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held: the unit of the record."""
        return self.lesson.authz_units()
