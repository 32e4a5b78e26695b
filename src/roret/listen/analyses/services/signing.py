"""A person takes responsibility for what the machine suggested, or says that it is nothing."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.analyses import events, selectors
from roret.listen.analyses.models import LoneVoice, Suggestion
from roret.listen.contributions.models import Contribution, Theme
from roret.listen.contributions.services import create_theme, group_contributions


@transaction.atomic
def sign_suggestion(
    suggestion: Suggestion,
    *,
    by: Any,
    title: str = "",
    summary: str = "",
    theme: Theme | None = None,
    owner: Any = None,
    due_on: date | None = None,
) -> Theme:
    """Make a suggestion a theme with an answer to be written, or put its responses under a theme that is there.

    The signature stands by the person's name; what she took out is counted against the machine.
    """
    authz.require(by, "analyses.sign_suggestion", suggestion)
    suggestion = Suggestion.objects.lock(suggestion.pk)
    lifecycle.require(selectors.can_change(suggestion))
    record = suggestion.analysis.record
    if theme is not None and theme.subject_id != record.pk:
        raise DomainError(_("The theme belongs to another consultation."), field="theme")
    title = title.strip() or suggestion.title
    theme = theme or create_theme(record, by=by, title=title, summary=summary, owner=owner, due_on=due_on)
    kept = Contribution.objects.filter(pk__in=selectors.kept(suggestion).values("contribution"), withdrawn_at=None)
    group_contributions(theme, kept, by=by)
    suggestion.theme, suggestion.title = theme, title
    suggestion.signed_at, suggestion.signed_by = clock.now(), authz.name_of(by) or "Roret"
    suggestion.save(update_fields=["theme", "title", "signed_at", "signed_by"])
    removed = suggestion.members.filter(removed_at__isnull=False).count()
    journal.record(events.SuggestionSigned, record, by=by, theme=theme.number, kept=suggestion.size, removed=removed)
    return theme


@transaction.atomic
def dismiss_suggestion(suggestion: Suggestion, *, by: Any) -> Suggestion:
    """Say that a suggestion is nothing; its responses are lone voices again where they are under no other."""
    authz.require(by, "analyses.sign_suggestion", suggestion)
    suggestion = Suggestion.objects.lock(suggestion.pk)
    lifecycle.require(selectors.can_change(suggestion))
    suggestion.dismissed_at, suggestion.dismissed_by = clock.now(), authz.name_of(by) or "Roret"
    suggestion.save(update_fields=["dismissed_at", "dismissed_by"])
    LoneVoice.objects.bulk_create(
        (
            LoneVoice(analysis_id=suggestion.analysis_id, contribution_id=pk, reason="lone")
            for pk in selectors.left_alone_without(suggestion)
        ),
        ignore_conflicts=True,
    )
    journal.record(events.SuggestionDismissed, suggestion.analysis.record, by=by)
    return suggestion


@transaction.atomic
def mark_read(voice: LoneVoice, *, by: Any) -> LoneVoice:
    """Note that a person has read a response that stands alone."""
    authz.require(by, "analyses.sign_suggestion", voice.analysis)
    voice = LoneVoice.objects.lock(voice.pk)
    voice.read_at, voice.read_by = clock.now(), authz.name_of(by) or "Roret"
    voice.save(update_fields=["read_at", "read_by"])
    journal.record(events.VoiceRead, voice.analysis.record, by=by, reference=voice.contribution.reference)
    return voice
