"""Adding bodies that ought to be heard."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation.errors import DomainError
from roret.listen.consultations import services as consultations
from roret.listen.consultations.enums import PartyRight
from roret.listen.consultations.models import Consultation, Party
from roret.listen.parties import selectors


@transaction.atomic
def add_suggested(consultation: Consultation, *, by: Any, bodies: Sequence[Any]) -> list[Party]:
    """Add the chosen of the suggested bodies as parties with a right to be heard.

    Raises ``DomainError`` when none is chosen; what consultations ask of a new party is asked here too.
    """
    chosen = {str(getattr(body, "pk", body)) for body in bodies}
    suggested = [one for one in selectors.suggested_parties(consultation) if str(one.unit.pk) in chosen]
    if not suggested:
        raise DomainError(_("Choose at least one."))
    return [
        consultations.add_party(
            consultation, by=by, name=one.unit.name, right=PartyRight.HEARD, unit=one.unit, email=one.unit.email,
            purpose=str(one.reason)[:300],
        )
        for one in suggested
    ]  # fmt: skip
