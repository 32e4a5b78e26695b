"""Casting, changing, taking back and erasing votes. None of it makes an event that could tell who thinks what."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.consultations.models import Consultation
from roret.listen.viewpoints import events, selectors
from roret.listen.viewpoints.enums import ViewpointState, VoteValue
from roret.listen.viewpoints.models import Viewpoint, ViewpointVote, Voter


@transaction.atomic
def cast_vote(viewpoint: Viewpoint, *, by: Any, value: int, secret: str = "") -> ViewpointVote:
    """Keep what somebody says to a viewpoint; said again, the later counts. ``secret`` tells one guest from another."""
    authz.require(by, "viewpoints.cast_vote", viewpoint)
    viewpoint = Viewpoint.objects.share(viewpoint.pk)
    consultation = Consultation.objects.share(viewpoint.consultation_id)
    lifecycle.require(selectors.can_vote(consultation))
    if viewpoint.state != ViewpointState.SHOWN:
        raise DomainError(_("This viewpoint is not shown any more."))
    if value not in VoteValue.values:
        raise DomainError(_("Say that you agree, disagree or pass."))
    voter = _voter(consultation, by=by, secret=secret)
    vote, _made = ViewpointVote.objects.update_or_create(
        voter=voter, viewpoint=viewpoint, defaults={"value": value, "voted_at": clock.now()}
    )
    return vote


@transaction.atomic
def take_back_votes(consultation: Consultation, *, by: Any, secret: str = "") -> int:
    """Delete all one's own votes in a consultation; return how many there were."""
    authz.require(by, "viewpoints.cast_vote", consultation)
    consultation = Consultation.objects.share(consultation.pk)
    lifecycle.require(selectors.can_vote(consultation))
    voter = selectors.voter_of(consultation, person=by, secret=secret)
    if voter is None:
        return 0
    number = voter.votes.count()
    voter.delete()
    return number


@transaction.atomic
def erase_votes(voter: Voter, *, by: Any, time_up: bool = False) -> None:
    """Erase somebody's votes in a consultation; maps that are made stay, because nobody stands on them."""
    authz.require(by, "privacy.erase_expired" if time_up else "privacy.erase_person", None if time_up else voter.person)
    journal.record(events.VotesErased, voter.consultation, by=by)
    voter.delete()


def _voter(consultation: Consultation, *, by: Any, secret: str) -> Voter:
    """Who votes. What a guest has said becomes hers when she signs in, unless she had voted signed in before."""
    key = selectors.hashed(secret)
    person = getattr(by, "pk", None)
    if not person and not key:
        raise DomainError(_("Your vote could not be kept. Allow cookies, or sign in."))
    if not person:
        return Voter.objects.get_or_create(consultation=consultation, key=key)[0]
    guest = Voter.objects.filter(consultation=consultation, key=key).first() if key else None
    known = Voter.objects.filter(consultation=consultation, person_id=person).first()
    if guest and known:
        guest.delete()
    elif guest:
        guest.person_id, guest.key = person, ""
        guest.save()
        return guest
    return known or Voter.objects.get_or_create(consultation=consultation, person_id=person)[0]
