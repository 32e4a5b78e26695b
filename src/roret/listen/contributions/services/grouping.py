"""Grouping: what people said, put under themes by a person. A contribution may belong to several themes."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Record
from roret.commons.records.services import begin_record, change_record, link_records
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.contributions import events
from roret.listen.contributions.models import Answer, Contribution, Quote, Theme, ThemeContribution


@transaction.atomic
def create_theme(
    subject: Record,
    *,
    by: Any,
    title: str,
    summary: str = "",
    title_en: str = "",
    owner: Any = None,
    due_on: date | None = None,
) -> Theme:
    """Make a theme under a record, with its official answer still to be written by ``owner`` before ``due_on``."""
    authz.require(by, "contributions.group_contribution", subject)
    subject = Record.objects.lock(subject.pk)
    theme = Theme(
        subject=subject,
        title=title,
        title_en=title_en,
        summary=summary,
        unit_id=subject.unit_id,
        body_id=subject.body_id,
        visibility=subject.visibility,
        order=subject.themes.count() + 1,
        invented=subject.invented,
    )
    begin_record(theme, by=by, areas=subject.areas.all())
    link_records(subject, theme, kind=LinkKind.PART_OF, by=by)
    answer = Answer(
        theme=theme,
        title=title,
        title_en=title_en,
        unit_id=subject.unit_id,
        body_id=subject.body_id,
        visibility=subject.visibility,
        owner=owner,
        due_on=due_on,
        invented=subject.invented,
    )
    begin_record(answer, by=by)
    link_records(theme, answer, kind=LinkKind.ANSWERS, by=by)
    journal.record(events.ThemeMade, theme, by=by)
    return theme


@transaction.atomic
def update_theme(theme: Theme, *, by: Any, version: int | None = None, **values: Any) -> Theme:
    """Change a theme's words; raises ``ChangedMeanwhile`` when somebody else has saved since ``version``."""
    authz.require(by, "contributions.group_contribution", theme)
    theme = Theme.objects.lock(theme.pk)
    changes = change_record(theme, version=version, **values)
    if names := {key: values[key] for key in ("title", "title_en") if key in values}:
        change_record(Answer.objects.lock(theme.answer.pk), **names)
    journal.record(events.ThemeChanged, theme, by=by, changes=changes)
    return theme


@transaction.atomic
def group_contributions(theme: Theme, contributions: Iterable[Contribution], *, by: Any) -> int:
    """Put contributions under a theme; return how many were not there before. All must answer the theme's record."""
    authz.require(by, "contributions.group_contribution", theme)
    theme = Theme.objects.lock(theme.pk)
    chosen = list(contributions)
    if any(contribution.record_id != theme.subject_id for contribution in chosen):
        raise DomainError(_("A response can only be grouped under a theme of its own consultation."))
    already = set(theme.grouped.filter(contribution__in=chosen).values_list("contribution_id", flat=True))
    fresh = [contribution for contribution in chosen if contribution.pk not in already]
    rows = (
        ThemeContribution(theme=theme, contribution=one, grouped_by=authz.name_of(by), grouped_at=clock.now())
        for one in fresh
    )
    ThemeContribution.objects.bulk_create(rows)
    Contribution.objects.filter(pk__in=[one.pk for one in fresh], no_theme=True).update(no_theme=False)
    _recount(theme)
    if fresh:
        journal.record(events.Grouped, theme, by=by, references=[one.reference for one in fresh])
    return len(fresh)


@transaction.atomic
def ungroup_contribution(theme: Theme, contribution: Contribution, *, by: Any) -> None:
    """Take a contribution out of a theme."""
    authz.require(by, "contributions.group_contribution", theme)
    theme = Theme.objects.lock(theme.pk)
    if theme.grouped.filter(contribution=contribution).delete()[0]:
        Quote.objects.filter(theme=theme, contribution=contribution).delete()
        _recount(theme)
        journal.record(events.Ungrouped, theme, by=by, reference=contribution.reference)


@transaction.atomic
def mark_no_theme(contribution: Contribution, *, by: Any) -> Contribution:
    """Note that a contribution takes no position, so that it is accounted for."""
    authz.require(by, "contributions.group_contribution", contribution)
    contribution = Contribution.objects.lock(contribution.pk)
    if contribution.grouped.exists():
        raise DomainError(_("It is grouped under a theme already. Take it out of the theme first."))
    contribution.no_theme = True
    contribution.save(update_fields=["no_theme"])
    journal.record(events.NoTheme, contribution, by=by)
    return contribution


@transaction.atomic
def merge_themes(theme: Theme, *, into: Theme, by: Any) -> Theme:
    """Move all that is under one theme into another; the first stays readable and points to the second."""
    authz.require(by, "contributions.group_contribution", theme)
    if theme.pk == into.pk or theme.subject_id != into.subject_id:
        raise DomainError(_("Choose another theme of the same consultation."))
    theme, into = Theme.objects.lock(theme.pk), Theme.objects.lock(into.pk)
    there = into.grouped.values("contribution_id")
    theme.grouped.filter(contribution_id__in=there).delete()
    theme.grouped.update(theme=into)
    Quote.objects.filter(theme=theme).update(theme=into)
    _recount(theme)
    _recount(into)
    link_records(theme, into, kind=LinkKind.MERGED_INTO, by=by)
    journal.record(events.ThemesMerged, theme, by=by, into=into.number)
    return into


@transaction.atomic
def drop_theme(theme: Theme, *, by: Any) -> None:
    """Delete a theme that was made by mistake, with its empty answer; refused once anything stands under it."""
    authz.require(by, "contributions.group_contribution", theme)
    theme = Theme.objects.select_related("answer", "subject").lock(theme.pk)
    lifecycle.require(theme.can_drop())
    journal.record(events.ThemeDropped, theme.subject, by=by, title=theme.title)
    for record in (theme.answer, theme):
        record.upstream_links.all().delete()
        record.downstream_links.all().delete()
        record.delete()


@transaction.atomic
def choose_quote(theme: Theme, contribution: Contribution, *, by: Any, words: str, start: int | None = None) -> Quote:
    """Let a sender's own words stand for a theme; they must stand in the published text to the letter.

    ``start`` says at which character they begin, for words that stand there more than once. The words are kept beside
    their place, so that a text that changes later is noticed.
    """
    authz.require(by, "contributions.group_contribution", theme)
    contribution = Contribution.objects.share(contribution.pk)
    words = words.replace("\r\n", "\n").strip()
    _check_quotable(theme, contribution)
    start = contribution.published_text.find(words) if start is None else start
    end = start + len(words)
    if not words or start < 0 or contribution.published_text[start:end] != words:
        raise DomainError(_("These words do not stand in the published response. Copy them exactly."), field="words")
    quote, made = Quote.objects.get_or_create(
        theme=theme, contribution=contribution, start=start, end=end, text=words,
        defaults={"chosen_by": authz.name_of(by)},
    )  # fmt: skip
    if made:
        journal.record(events.QuoteChosen, theme, by=by, reference=contribution.reference)
    return quote


@transaction.atomic
def remove_quote(quote: Quote, *, by: Any) -> None:
    """Let words no longer stand for a theme."""
    authz.require(by, "contributions.group_contribution", quote.theme)
    journal.record(events.QuoteRemoved, quote.theme, by=by, reference=quote.contribution.reference)
    quote.delete()


def _check_quotable(theme: Theme, contribution: Contribution) -> None:
    if not contribution.is_shown:
        raise DomainError(_("Only a response that is published can be quoted."))
    if not theme.grouped.filter(contribution=contribution).exists():
        raise DomainError(_("No response with that reference is under this theme."))


def _recount(theme: Theme) -> None:
    theme.size = theme.grouped.count()
    Theme.objects.filter(pk=theme.pk).update(size=theme.size, version=F("version") + 1)
    theme.version += 1
