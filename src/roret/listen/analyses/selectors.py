"""Questions about analyses and what they suggest."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Link, Record
from roret.engines.figures.small_cells import SMALLEST_SHOWN
from roret.foundation import lifecycle
from roret.listen.analyses.enums import AnalysisState, SuggestionKind
from roret.listen.analyses.models import Analysis, LearnedPlace, Lesson, LoneVoice, SuggestedMember, Suggestion
from roret.listen.contributions.models import Contribution, Theme, ThemeContribution

FEWEST = 5
"""Fewer responses than these are read quicker by a person."""


@dataclass(frozen=True)
class Agreement:
    """How often people kept what the machine suggested, over the suggestions that have been signed."""

    suggested: int
    kept: int
    added: int

    @property
    def share(self) -> int | None:
        """The kept in per cent of the suggested, or None when nothing has been signed."""
        return round(100 * self.kept / self.suggested) if self.suggested else None


def to_read(record: Record) -> QuerySet[Contribution]:
    """Return the responses that an analysis reads, in the order of their references."""
    rows = Contribution.objects.filter(record_id=record.pk, withdrawn_at=None, erased_at=None)
    return rows.select_related("translation").order_by("pk")


def latest_of(record: Record) -> Analysis | None:
    """Return the newest analysis of a record."""
    return Analysis.objects.filter(record_id=record.pk).select_related("record", "progress").first()


def can_analyse(record: Record) -> lifecycle.Verdict:
    """Say whether the responses may be read now, and if not why."""
    latest = latest_of(record)
    if latest is not None and latest.state == AnalysisState.RUNNING and not _broken_off(latest):
        return lifecycle.refuse(_("The responses are being read already."))
    if to_read(record)[:FEWEST].count() < FEWEST:
        return lifecycle.refuse(_("There are so few responses that a person reads them quicker."))
    return lifecycle.possible


def can_change(suggestion: Suggestion) -> lifecycle.Verdict:
    """Say whether a suggestion may still be changed or signed, and if not why."""
    if suggestion.signed_at:
        return lifecycle.refuse(_("It has been signed. Change the theme instead."))
    return lifecycle.refuse(_("It has been dismissed.")) if suggestion.dismissed_at else lifecycle.possible


def suggestions_of(analysis: Analysis, kind: str) -> QuerySet[Suggestion]:
    """Return the suggestions of one kind, those that nobody has decided about first, then by size."""
    rows = analysis.suggestions.filter(kind=kind).select_related("theme", "letter")
    return rows.order_by(
        F("dismissed_at").asc(nulls_first=True), F("signed_at").asc(nulls_first=True), "-size", "order"
    )


def letters_of_many(analysis: Analysis) -> QuerySet[Suggestion]:
    """Return the letters sent by at least five that nobody has dismissed, the largest first."""
    found = analysis.suggestions.filter(kind=SuggestionKind.CAMPAIGN, dismissed_at=None, size__gte=SMALLEST_SHOWN)
    return found.select_related("letter").defer("letter__text", "letter__search").order_by("-size", "pk")


def kept(suggestion: Suggestion) -> QuerySet[SuggestedMember]:
    """Return what is under a suggestion and has not been taken out."""
    return suggestion.members.filter(removed_at=None)


def members_of(suggestion: Suggestion) -> QuerySet[SuggestedMember]:
    """Return the responses of a suggestion with their words, the strongest first, what was taken out last."""
    rows = suggestion.members.select_related("contribution__translation").defer("contribution__search")
    rows = rows.prefetch_related("contribution__redactions")
    return rows.order_by(F("removed_at").asc(nulls_first=True), "-weight", "pk")


def passage_of(member: SuggestedMember) -> str:
    """Return the words that speak for the suggestion; the whole response where no passage was found."""
    text = member.contribution.read_text
    return text[member.start : member.end] if member.end > member.start else text


def left_alone_without(suggestion: Suggestion) -> list[int]:
    """Return the responses that are under no other living suggestion and no theme."""
    elsewhere = SuggestedMember.objects.filter(
        suggestion__analysis_id=suggestion.analysis_id, suggestion__kind=SuggestionKind.THEME,
        suggestion__dismissed_at=None, removed_at=None,
    ).exclude(suggestion=suggestion)  # fmt: skip
    mine = kept(suggestion).exclude(contribution__in=elsewhere.values("contribution"))
    grouped = ThemeContribution.objects.filter(contribution__in=mine.values("contribution"))
    return list(mine.exclude(contribution__in=grouped.values("contribution")).values_list("contribution_id", flat=True))


def lone_voices(analysis: Analysis) -> QuerySet[LoneVoice]:
    """Return the responses that stand alone, the unread first."""
    rows = analysis.lone_voices.select_related("contribution__translation").defer("contribution__search")
    rows = rows.prefetch_related("contribution__redactions")
    return rows.order_by(F("read_at").asc(nulls_first=True), "pk")


def standing_of_analysis(analysis: Analysis) -> dict[str, int]:
    """Return how many themes wait, are signed and are dismissed, and how many lone voices nobody has read."""
    themes = analysis.suggestions.filter(kind=SuggestionKind.THEME).aggregate(
        all=Count("pk"),
        signed=Count("pk", Q(signed_at__isnull=False)),
        dismissed=Count("pk", Q(dismissed_at__isnull=False)),
    )
    unread = analysis.lone_voices.filter(read_at=None).count()
    return {**themes, "waiting": themes["all"] - themes["signed"] - themes["dismissed"], "unread": unread}


def agreement_of(analysis: Analysis) -> Agreement:
    """Count how much of what was suggested people kept when they signed."""
    rows = SuggestedMember.objects.filter(suggestion__analysis=analysis, suggestion__signed_at__isnull=False)
    counts: dict[str, Any] = rows.aggregate(
        suggested=Count("pk", Q(added_by="")),
        kept=Count("pk", Q(added_by="", removed_at=None)),
        added=Count("pk", ~Q(added_by="")),
    )
    return Agreement(**counts)


def latest_lesson(record: Record) -> Lesson | None:
    """Return the newest lesson of a record."""
    return Lesson.objects.filter(record_id=record.pk).select_related("record", "progress").first()


def themes_to_learn(record: Record) -> QuerySet[Theme]:
    """Return the record's themes that have not been merged into another."""
    merged = Link.objects.filter(kind=LinkKind.MERGED_INTO).values("upstream_id")
    return Theme.objects.filter(subject_id=record.pk).exclude(pk__in=merged).order_by("order", "pk")


def can_learn(record: Record) -> lifecycle.Verdict:
    """Say whether the record's themes can be learned now, and if not why."""
    latest = latest_lesson(record)
    if latest is not None and latest.state == AnalysisState.RUNNING and not _broken_off(latest):
        return lifecycle.refuse(_("The machine is learning already."))
    if themes_to_learn(record)[:2].count() < 2:
        return lifecycle.refuse(_("Make at least two themes first."))
    placed = ThemeContribution.objects.filter(theme__subject=record).values("contribution").distinct()
    if placed[:FEWEST].count() < FEWEST:
        return lifecycle.refuse(
            _("Put at least %(count)d responses under themes yourself first: the machine learns from them.")
            % {"count": FEWEST}
        )
    return lifecycle.possible


def to_decide(lesson: Lesson) -> QuerySet[LearnedPlace]:
    """Return what nobody has decided about, the most uncertain first: deciding it teaches most."""
    rows = LearnedPlace.objects.open().filter(lesson=lesson, contribution__withdrawn_at=None)
    rows = rows.select_related("contribution__translation", "theme").defer("contribution__search")
    return rows.prefetch_related("contribution__redactions").order_by("order", "pk")


def standing_of_lesson(lesson: Lesson) -> list[Any]:
    """Return the themes with how many places wait (``sure`` and ``unsure``), and how many people have agreed to."""
    waits = Q(learned_places__lesson=lesson, learned_places__decided_at=None)
    decided = Q(learned_places__lesson=lesson, learned_places__decided_at__isnull=False)
    return list(
        themes_to_learn(lesson.record).annotate(
            sure=Count("learned_places", waits & Q(learned_places__sure=True)),
            unsure=Count("learned_places", waits & Q(learned_places__sure=False)),
            decided=Count("learned_places", decided),
            agreed=Count("learned_places", decided & Q(learned_places__agreed=True)),
        )
    )


def _broken_off(analysis: Analysis | Lesson) -> bool:
    return analysis.progress is None or (analysis.progress.ended_at is not None and analysis.finished_at is None)
