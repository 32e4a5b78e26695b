"""Inviting: the list, the letters with private links, and those who decline."""

import secrets
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal
from roret.foundation.errors import DomainError
from roret.listen.events import events, tasks
from roret.listen.events.follow_links import invitation_secret, key_of
from roret.listen.events.models import Event, Invitation


@transaction.atomic
def invite(event: Event, *, by: Any, name: str, email: str = "", organisation: str = "") -> Invitation:
    """Put somebody on the list; when the event is out already her letter goes at once.

    Raises ``DomainError`` for somebody who is on the list, and when the event is over or cancelled.
    """
    authz.require(by, "events.manage_invitation", event)
    _require_coming(event)
    if email and event.invitations.filter(email__iexact=email).exists():
        raise DomainError(_("The address is on the list already."), field="email")
    invitation = _new(event, name=name, email=email, organisation=organisation)
    invitation.full_clean()
    invitation.save()
    journal.record(events.Invited, event, by=by, count=1)
    if event.is_published:
        send_invitations(event, by=by)
    return invitation


@transaction.atomic
def import_invitations(event: Event, lines: Sequence[Any], *, by: Any) -> None:
    """Put everybody of a file on the list; an address that is there already is left as it is."""
    authz.require(by, "events.manage_invitation", event)
    event = Event.objects.lock(event.pk)
    _require_coming(event)
    known = {email.casefold() for email in event.invitations.values_list("email", flat=True) if email}
    new = []
    for line in lines:
        email = line.values.get("email") or ""
        if email.casefold() in known:
            continue
        known |= {email.casefold()} if email else set()
        values = {name: line.values.get(name) or "" for name in ("name", "organisation")}
        new.append(_new(event, email=email, **values))
    Invitation.objects.bulk_create(new)
    journal.record(events.Invited, event, by=by, count=len(new))
    if event.is_published:
        send_invitations(event, by=by)


@transaction.atomic
def remove_invitation(invitation: Invitation, *, by: Any) -> None:
    """Take somebody off the list before her letter has gone."""
    authz.require(by, "events.manage_invitation", invitation)
    if invitation.sent_at:
        raise DomainError(_("The invitation has been sent, so it stands."))
    journal.record(events.Uninvited, invitation.event, by=by)
    invitation.delete()


@transaction.atomic
def send_invitations(event: Event, *, by: Any) -> int:
    """Write to those on the list who have not been written to; return to how many. Without an address a letter must be posted."""
    authz.require(by, "events.manage_invitation", event)
    waiting = list(event.invitations.filter(sent_at=None).exclude(email=""))
    for invitation in waiting:
        tasks.write_invitation.enqueue(invitation_id=invitation.pk)
    event.invitations.filter(pk__in=[one.pk for one in waiting]).update(sent_at=clock.now())
    if waiting:
        journal.record(events.InvitationsSent, event, by=by, count=len(waiting))
    return len(waiting)


@transaction.atomic
def decline_invitation(invitation: Invitation, *, by: Any) -> Invitation:
    """Note that somebody who was invited does not come; the secret is her permission. Harmless when repeated."""
    authz.require(by, "events.use_link", invitation)
    invitation = Invitation.objects.select_related("event").lock(invitation.pk)
    if invitation.registrations.live().exists():
        raise DomainError(_("You are registered. Cancel the registration instead."))
    if invitation.declined_at is None:
        invitation.declined_at = clock.now()
        invitation.save(update_fields=["declined_at"])
        journal.record(events.Declined, invitation.event, by=by)
    return invitation


def _new(event: Event, **values: str) -> Invitation:
    seed = secrets.token_hex(20)
    return Invitation(event=event, seed=seed, key=key_of(invitation_secret(seed)), **values)


def _require_coming(event: Event) -> None:
    if event.cancelled_at or event.is_over:
        raise DomainError(_("The event is over or cancelled, so nobody is invited any more."))
