"""Erasing: what was needed to receive people, and is needed no longer."""

from typing import Any

from django.db import transaction

from roret.foundation import authz, clock, journal
from roret.listen.events import events
from roret.listen.events.models import Invitation, Registration


@transaction.atomic
def erase_registration(
    registration: Registration, *, by: Any, whole: bool = False, secret_known: bool = False
) -> Registration:
    """Erase name and needs, and the address too unless she wants to hear what comes of the event; with ``whole`` in any case.

    That somebody came, and when, stays. ``whole`` is what she asks for herself; ``secret_known`` is said by the door that has
    checked her link. Without both it is the night's cleaning.
    """
    if not secret_known:
        authz.require(by, "events.erase_guest" if whole else "privacy.erase_expired", registration)
    registration = Registration.objects.select_related("event").lock(registration.pk)
    registration.name = registration.organisation = registration.needs_note = registration.side = ""
    registration.needs, registration.joins_group, registration.erased_at = [], False, clock.now()
    if whole or not registration.news:
        registration.email, registration.user, registration.news = "", None, False
    registration.save()
    journal.record(events.Erased, registration, by=by, reference=registration.reference)
    return registration


@transaction.atomic
def erase_invitation(invitation: Invitation, *, by: Any) -> Invitation:
    """Erase whom an invitation went to; that somebody was invited stays."""
    authz.require(by, "privacy.erase_expired")
    invitation = Invitation.objects.select_related("event").lock(invitation.pk)
    invitation.name, invitation.email, invitation.erased_at = "–", "", clock.now()
    invitation.save(update_fields=["name", "email", "erased_at"])
    journal.record(events.InvitationErased, invitation, by=by)
    return invitation
