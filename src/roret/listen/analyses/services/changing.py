"""What a person does with a suggestion before she signs it: rename, merge, split, take out, move."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.engines.texts import grouping
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.analyses import events, selectors
from roret.listen.analyses.enums import SuggestionKind
from roret.listen.analyses.models import Analysis, SuggestedMember, Suggestion

SMALLEST_SPLIT = 8
"""Below this there is nothing to find in two halves."""


@transaction.atomic
def rename_suggestion(suggestion: Suggestion, *, by: Any, title: str) -> Suggestion:
    """Give a suggestion the words that people will read."""
    suggestion = _mine(suggestion, by=by)
    before, suggestion.title = suggestion.title, title.strip()[:250]
    if not suggestion.title:
        raise DomainError(_("Write what the theme is about."), field="title")
    suggestion.save(update_fields=["title"])
    _remember(suggestion, by=by, change="renamed", before=before, after=suggestion.title)
    return suggestion


@transaction.atomic
def merge_suggestions(suggestion: Suggestion, *, by: Any, into: Suggestion) -> Suggestion:
    """Put all responses of one suggestion under another; the first is gone, its words are kept by the journal."""
    suggestion, into = _mine(suggestion, by=by), _mine(into, by=by)
    if suggestion.pk == into.pk or suggestion.analysis_id != into.analysis_id:
        raise DomainError(_("Choose another suggestion of the same analysis."))
    there = into.members.values("contribution_id")
    suggestion.members.filter(contribution__in=there).delete()
    suggestion.members.update(suggestion=into, added_by=authz.name_of(by))
    suggestion.quotes.update(suggestion=into)
    into.keywords = list(dict.fromkeys([*into.keywords, *suggestion.keywords]))
    into.save(update_fields=["keywords"])
    _recount(into)
    _remember(into, by=by, change="merged", before=suggestion.title, after=into.title)
    suggestion.delete()
    return into


@transaction.atomic
def split_suggestion(suggestion: Suggestion, *, by: Any, parts: int = 2) -> list[Suggestion]:
    """Let the machine divide a suggestion in ``parts`` (2 to 10); what falls under none stays where it was."""
    suggestion = _mine(suggestion, by=by)
    if not 2 <= parts <= 10:
        raise DomainError(_("Split into between 2 and 10."), field="parts")
    members = {
        str(one.contribution_id): one for one in selectors.kept(suggestion).select_related("contribution__translation")
    }
    if len(members) < SMALLEST_SPLIT:
        raise DomainError(_("There are too few responses to split."))
    found, whole = _divided(members, parts)
    made = [_part(suggestion, theme, members=members, whole=whole) for theme in found]
    _recount(suggestion)
    _remember(suggestion, by=by, change="split", before=suggestion.title, after=" | ".join(one.title for one in made))
    return made


@transaction.atomic
def remove_member(suggestion: Suggestion, contribution: Any, *, by: Any) -> None:
    """Take a response out of a suggestion; it can be put back."""
    suggestion = _mine(suggestion, by=by)
    member = suggestion.members.filter(contribution=contribution).first()
    if member is None:
        raise DomainError(_("The response is not under this suggestion."))
    now = (None, "") if member.removed_at else (clock.now(), authz.name_of(by))
    member.removed_at, member.removed_by = now
    member.save(update_fields=["removed_at", "removed_by"])
    _recount(suggestion)
    change = "taken out" if member.removed_at else "put back"
    _remember(suggestion, by=by, change=change, before=contribution.reference, after=suggestion.title)


@transaction.atomic
def move_member(suggestion: Suggestion, contribution: Any, *, by: Any, to: Suggestion) -> None:
    """Move a response from one suggestion to another of the same analysis."""
    suggestion, to = _mine(suggestion, by=by), _mine(to, by=by)
    if suggestion.analysis_id != to.analysis_id:
        raise DomainError(_("Choose another suggestion of the same analysis."))
    member = suggestion.members.filter(contribution=contribution).first()
    if member is None:
        raise DomainError(_("The response is not under this suggestion."))
    SuggestedMember.objects.update_or_create(
        suggestion=to,
        contribution=contribution,
        defaults={"weight": member.weight, "start": member.start, "end": member.end, "removed_at": None,
                  "removed_by": "", "added_by": authz.name_of(by)},
    )  # fmt: skip
    member.removed_at, member.removed_by = clock.now(), authz.name_of(by)
    member.save(update_fields=["removed_at", "removed_by"])
    _recount(suggestion)
    _recount(to)
    _remember(suggestion, by=by, change="moved", before=contribution.reference, after=to.title)


def _mine(suggestion: Suggestion, *, by: Any) -> Suggestion:
    authz.require(by, "analyses.change_suggestion", suggestion)
    suggestion = Suggestion.objects.lock(suggestion.pk)
    lifecycle.require(selectors.can_change(suggestion))
    return suggestion


def _divided(members: dict[str, SuggestedMember], parts: int) -> tuple[list[Any], bool]:
    """Return the parts that the passages fall in; where passages are too short to tell, those of the whole responses."""
    for whole in (False, True):
        texts = [one.contribution.read_text if whole else selectors.passage_of(one) for one in members.values()]
        report = grouping.group(texts, list(members), options=grouping.Options(themes=parts, quotes=0))
        found = [theme for theme in report.themes if theme.members]
        if len(found) > 1:
            return found, whole
    raise DomainError(_("The machine finds no two parts in it. Move responses by hand."))


def _part(suggestion: Suggestion, theme: Any, *, members: dict[str, SuggestedMember], whole: bool) -> Suggestion:
    last = Suggestion.objects.filter(analysis_id=suggestion.analysis_id).count()
    made = Suggestion.objects.create(
        analysis=suggestion.analysis, kind=SuggestionKind.THEME, order=last, keywords=list(theme.keywords),
        title=", ".join(theme.keywords[:3]).capitalize()[:250] or suggestion.title,
    )  # fmt: skip
    for one in theme.members:
        row = members[one.id]
        base = 0 if whole else row.start
        SuggestedMember.objects.get_or_create(
            suggestion=made,
            contribution_id=row.contribution_id,
            defaults={"weight": one.weight, "start": base + one.start, "end": base + one.end},
        )
    suggestion.members.filter(contribution_id__in=[int(one.id) for one in theme.members]).delete()
    _recount(made)
    return made


def _recount(suggestion: Suggestion) -> None:
    suggestion.size = selectors.kept(suggestion).count()
    suggestion.save(update_fields=["size"])


def _remember(suggestion: Suggestion, *, by: Any, change: str, before: str, after: str) -> None:
    record = Analysis.objects.select_related("record").get(pk=suggestion.analysis_id).record
    journal.record(events.SuggestionChanged, record, by=by, change=change, before=before, after=after)
