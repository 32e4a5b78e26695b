"""The standing list: create, change, verify, delete, import."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal
from roret.foundation.errors import DomainError
from roret.foundation.staff.changing import change
from roret.foundation.staff.importing.saving import note_lines, save_lines
from roret.listen.parties import events
from roret.listen.parties.models import StandingParty


@transaction.atomic
def create_standing_party(*, by: Any, **fields: Any) -> StandingParty:
    """Put somebody on the standing list."""
    authz.require(by, "parties.create_standingparty")
    party = StandingParty()
    changes = change(party, fields)
    journal.record(events.StandingCreated, party, by=by, changes=_without_address(changes))
    return party


@transaction.atomic
def update_standing_party(party: StandingParty, *, by: Any, **fields: Any) -> StandingParty:
    """Change somebody on the list; a new address or name must be verified anew."""
    authz.require(by, "parties.update_standingparty", party)
    party = StandingParty.objects.lock(party.pk)
    changes = change(party, fields)
    if {"email", "name"} & set(changes) and party.verified_at:
        party.verified_at, party.verified_by, party.verified_how = None, "", ""
        party.save(update_fields=["verified_at", "verified_by", "verified_how"])
    if changes:
        journal.record(events.StandingUpdated, party, by=by, changes=_without_address(changes))
    return party


@transaction.atomic
def verify_standing_party(party: StandingParty, *, by: Any, how: str) -> StandingParty:
    """Say that it is who it says, and how that was made sure of; raises ``DomainError`` without the how."""
    authz.require(by, "parties.update_standingparty", party)
    party = StandingParty.objects.lock(party.pk)
    if not how.strip():
        raise DomainError(_("Write how you made sure, for instance by the CVR register and a call."), field="how")
    party.verified_at, party.verified_by, party.verified_how = clock.now(), authz.name_of(by), how.strip()[:300]
    party.save(update_fields=["verified_at", "verified_by", "verified_how"])
    journal.record(events.StandingVerified, party, by=by)
    return party


@transaction.atomic
def forget_standing_address(party: StandingParty, *, by: Any) -> None:
    """Forget the address of one who has long been asked no more."""
    authz.require(by, "privacy.erase_expired")
    party = StandingParty.objects.lock(party.pk)
    party.email = ""
    party.save(update_fields=["email"])
    journal.record(events.StandingForgotten, party, by=by)


@transaction.atomic
def delete_standing_party(party: StandingParty, *, by: Any) -> None:
    """Take somebody off the list; where she was asked before, she stays a party."""
    authz.require(by, "parties.delete_standingparty", party)
    party = StandingParty.objects.lock(party.pk)
    journal.record(events.StandingDeleted, party, by=by)
    party.delete()


@transaction.atomic
def import_standing_parties(lines: Sequence[Any], *, by: Any) -> None:
    """Create and change the standing parties of an import."""
    authz.require(by, "parties.create_standingparty")
    authz.require(by, "parties.update_standingparty")
    saved = save_lines(StandingParty, lines)
    note_lines(saved, lines, by=by, created=events.StandingCreated, updated=events.StandingUpdated)


def _without_address(changes: dict[str, Any]) -> dict[str, Any]:
    """Return the changes without an address: the journal keeps no personal data."""
    return {name: change for name, change in changes.items() if name != "email"}
