"""Publishing: now, or by itself at its time; and inviting those who are to be heard."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.records.services import in_both_languages, publish_record, reach_milestone
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.events import tell
from roret.listen.consultations import events, tasks
from roret.listen.consultations.models import Consultation
from roret.listen.consultations.services.again import tell_those_who_answered_before


@transaction.atomic
def publish_consultation(consultation: Consultation, *, by: Any) -> Consultation:
    """Let it go out now; refused with the list of what is missing."""
    authz.require(by, "consultations.publish_consultation", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    lifecycle.require(_can_publish(consultation))
    lifecycle.require_nothing_missing(consultation.missing_before_publishing())
    if consultation.begins_at is None or consultation.begins_at < clock.now():
        consultation.begins_at = clock.now()
        consultation.save(update_fields=["begins_at"])
    publish_record(consultation, by=by)
    journal.record(
        events.Published, consultation, by=by, ends_at=consultation.ends_at.isoformat() if consultation.ends_at else ""
    )
    sentence = in_both_languages(gettext_noop("The consultation “%(title)s” has opened"), consultation)
    reach_milestone(consultation, code="opened", **sentence)
    tell_those_who_answered_before(consultation)
    tasks.invite.enqueue(consultation_id=consultation.pk)
    tell(events.consultation_published, consultation)
    return consultation


@transaction.atomic
def schedule_consultation(consultation: Consultation, *, by: Any, at: datetime) -> Consultation:
    """Let it go out by itself at ``at``; everything must be ready already."""
    authz.require(by, "consultations.publish_consultation", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    lifecycle.require(_can_publish(consultation))
    if at <= clock.now():
        raise DomainError(_("Choose a time that is still to come, or publish now."), field="at")
    consultation.begins_at = max(at, consultation.begins_at or at)
    lifecycle.require_nothing_missing(consultation.missing_before_publishing())
    consultation.scheduled_at, consultation.scheduled_by = at, authz.name_of(by)
    consultation.save(update_fields=["scheduled_at", "scheduled_by", "begins_at"])
    journal.record(events.Scheduled, consultation, by=by, scheduled_at=at.isoformat())
    return consultation


@transaction.atomic
def unschedule_consultation(consultation: Consultation, *, by: Any) -> Consultation:
    """Take it back to draft before its time."""
    authz.require(by, "consultations.publish_consultation", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    lifecycle.require(_can_publish(consultation))
    consultation.scheduled_at, consultation.scheduled_by = None, ""
    consultation.save(update_fields=["scheduled_at", "scheduled_by"])
    journal.record(events.Unscheduled, consultation, by=by)
    return consultation


def publish_due_consultations() -> int:
    """Publish what is scheduled and due, each in its own transaction; return how many went out."""
    due = Consultation.objects.filter(published_at=None, scheduled_at__lte=clock.now())
    return sum(publish_consultation(consultation, by=authz.SYSTEM) is not None for consultation in due)


@transaction.atomic
def invite_parties(consultation: Consultation, *, by: Any) -> int:
    """Write to every party not yet written to; those to be heard are asked, those informed are told that they need not answer."""
    authz.require(by, "consultations.manage_party", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    waiting = list(consultation.parties.filter(invited_at=None))
    for party in waiting:
        party.invited_at = clock.now()
        party.save(update_fields=["invited_at"])
        journal.record(events.PartyInvited, consultation, by=by, name=party.name, right=party.right)
        events.party_invited.send(sender=type(party), party=party, by=by)
    return len(waiting)


def _can_publish(consultation: Consultation) -> lifecycle.Verdict:
    return lifecycle.refuse(_("It is published already.")) if consultation.published_at else lifecycle.possible
