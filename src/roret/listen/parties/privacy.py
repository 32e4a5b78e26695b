"""How long it is known how to reach a party, and who answered for her."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from roret.foundation.privacy import register_retention
from roret.foundation.privacy.subjects import kept_since
from roret.listen.consultations.models import Party
from roret.listen.parties.models import StandingParty
from roret.listen.parties.services import forget_contact, forget_standing_address
from roret.listen.parties.services.answering import FORGOTTEN


def due(moment: datetime) -> QuerySet[Party]:
    """Return the parties of consultations that closed so long ago that address and name go."""
    known = ~Q(email="") | ~Q(no_remarks_by__in=("", FORGOTTEN))
    return Party.objects.filter(known, consultation__closed_at__lt=kept_since(Party, moment))


def let_go(party: Party, *, by: Any) -> None:
    """Forget the address and the name of one whose time is up."""
    forget_contact(party, by=by)


register_retention("parties.party", title=gettext_lazy("Addresses of parties"), due=due, erase=let_go)


def due_standing(moment: datetime) -> QuerySet[StandingParty]:
    """Return the standing parties that have been asked no more for so long that their address goes."""
    return StandingParty.objects.filter(ends_on__lt=kept_since(StandingParty, moment)).exclude(email="")


def forget_standing(party: StandingParty, *, by: Any) -> None:
    """Forget the address of one whose time is up."""
    forget_standing_address(party, by=by)


register_retention(
    "parties.standingparty",
    title=gettext_lazy("Addresses of standing parties"),
    due=due_standing,
    erase=forget_standing,
)
