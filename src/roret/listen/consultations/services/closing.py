"""Closing: the deadline, its extension, and the day when everything has been answered."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.records.services import in_both_languages, reach_milestone
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.events import tell
from roret.listen.consultations import events
from roret.listen.consultations.models import Consultation
from roret.listen.contributions import selectors as contributions


@transaction.atomic
def extend_consultation(consultation: Consultation, *, by: Any, until: datetime, reason: str) -> Consultation:
    """Move the deadline to a later day, with the reason that everybody can read."""
    authz.require(by, "consultations.extend_consultation", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    lifecycle.require(consultation.can_extend())
    if consultation.ends_at is None or until <= consultation.ends_at:
        raise DomainError(_("The new deadline must be later than the present one."), field="until")
    before, consultation.ends_at = consultation.ends_at, until
    consultation.original_deadline = consultation.original_deadline or before
    consultation.save(update_fields=["ends_at", "original_deadline"])
    journal.record(
        events.Extended, consultation, by=by, reason=reason, before=before.isoformat(), after=until.isoformat()
    )
    sentence = in_both_languages(gettext_noop("The consultation “%(title)s” has a new deadline"), consultation)
    reach_milestone(consultation, code=f"extended-{until:%Y%m%d}", **sentence)
    return consultation


@transaction.atomic
def close_consultation(consultation: Consultation, *, by: Any) -> Consultation:
    """Stop taking responses. What comes later is kept and marked as late."""
    authz.require(by, "consultations.close_consultation", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    lifecycle.require(consultation.can_close())
    consultation.closed_at, consultation.closed_by = clock.now(), authz.name_of(by)
    consultation.save(update_fields=["closed_at", "closed_by"])
    journal.record(events.Closed, consultation, by=by, responses=contributions.received_count(consultation))
    sentence = in_both_languages(gettext_noop("The consultation “%(title)s” has closed"), consultation)
    reach_milestone(consultation, code="closed", **sentence)
    tell(events.consultation_closed, consultation)
    return consultation


def close_due_consultations() -> int:
    """Close what has passed its deadline, each in its own transaction; return how many."""
    due = Consultation.objects.filter(published_at__isnull=False, closed_at=None, ends_at__lte=clock.now())
    return sum(close_consultation(consultation, by=authz.SYSTEM) is not None for consultation in due)


@transaction.atomic
def mark_answered(consultation: Consultation, *, by: Any) -> Consultation:
    """Say that everybody has had an answer: every response is grouped, and every theme is answered."""
    authz.require(by, "consultations.answer_consultation", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    lifecycle.require(consultation.can_answer())
    lifecycle.require_nothing_missing(missing_before_answered(consultation))
    consultation.answered_at, consultation.answered_by = clock.now(), authz.name_of(by)
    consultation.save(update_fields=["answered_at", "answered_by"])
    journal.record(events.Answered, consultation, by=by)
    sentence = in_both_languages(gettext_noop("The consultation “%(title)s” has been answered"), consultation)
    reach_milestone(consultation, code="answered", **sentence)
    tell(events.consultation_answered, consultation)
    return consultation


def missing_before_answered(consultation: Consultation) -> list[lifecycle.Missing]:
    """Return what stands between a closed consultation and its last answer."""
    missing = []
    ungrouped = contributions.ungrouped(consultation).count()
    if ungrouped:
        missing.append(
            lifecycle.Missing(
                _("%(count)d responses are under no theme.") % {"count": ungrouped},
                reverse("staff:consultation-ungrouped", args=[consultation.pk]),
            )
        )
    unanswered = [theme for theme in contributions.themes_of(consultation) if theme.answer.approved_at is None]
    missing += [
        lifecycle.Missing(
            _("The theme “%(theme)s” has no approved answer.") % {"theme": theme}, theme.answer.get_staff_url()
        )
        for theme in unanswered
    ]
    return missing
