"""What follows when consultations invite their parties."""

from typing import Any

from django.dispatch import receiver

from roret.foundation import clock
from roret.listen.consultations.events import party_invited, party_link_asked, party_written_to
from roret.listen.consultations.models import Party
from roret.listen.parties.enums import Purpose
from roret.listen.parties.links import address_of
from roret.listen.parties.models import Delivery
from roret.listen.parties.services import log_delivery


@receiver(party_link_asked)
def give_link(party: Party, **_signal: Any) -> str:
    """Give the private address that stands in the invitation."""
    return address_of(party)


@receiver(party_invited)
def note_invitation(party: Party, by: Any, **_signal: Any) -> None:
    """Begin the log of a party in the same transaction as the invitation."""
    log_delivery(party, purpose=Purpose.INVITATION, by=by)


@receiver(party_written_to)
def note_sent(party: Party, **_signal: Any) -> None:
    """Note that the mail has left the house."""
    Delivery.objects.filter(party=party, purpose=Purpose.INVITATION, sent_at=None).update(sent_at=clock.now())
