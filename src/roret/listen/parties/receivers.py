"""What follows when consultations invite their parties."""

from typing import Any

from django.dispatch import receiver

from roret.listen.consultations.events import party_invited
from roret.listen.consultations.models import Party
from roret.listen.parties.enums import Purpose
from roret.listen.parties.services import send_to


@receiver(party_invited)
def send_invitation(party: Party, by: Any, **_signal: Any) -> None:
    """Begin the log of a party in the same transaction as the invitation; the mail leaves after it."""
    send_to(party, purpose=Purpose.INVITATION, by=by)
