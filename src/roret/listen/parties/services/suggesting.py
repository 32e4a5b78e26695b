"""Adding those who ought to be heard."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation.errors import DomainError
from roret.listen.consultations import services as consultations
from roret.listen.consultations.enums import PartyRight
from roret.listen.consultations.models import Consultation, Party
from roret.listen.parties import selectors
from roret.listen.parties.selectors import Suggested


@transaction.atomic
def add_suggested(consultation: Consultation, *, by: Any, keys: Collection[str]) -> list[Party]:
    """Add the chosen of those suggested as parties, by their keys.

    Raises ``DomainError`` when none is chosen; what consultations ask of a new party is asked here too.
    """
    chosen = [one for one in selectors.suggested_parties(consultation) if one.key in keys]
    if not chosen:
        raise DomainError(_("Choose at least one."))
    return [_add(consultation, one, by=by) for one in chosen]


def _add(consultation: Consultation, one: Suggested, *, by: Any) -> Party:
    listed, reason = one.standing, str(one.reason)[:300]
    party = consultations.add_party(
        consultation,
        by=by,
        name=one.name,
        unit=one.unit,
        right=PartyRight(listed.right) if listed else PartyRight.HEARD,
        email=(listed.email if listed else "") or (one.unit.email if one.unit else ""),
        purpose=(listed.purpose if listed else "") or reason,
    )
    if listed:
        listed.asked_in.add(party)
    return party
