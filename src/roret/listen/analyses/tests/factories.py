"""A consultation that many have answered: several themes, a letter sent by six, and a voice that stands alone."""

from typing import Any

from roret.engines.texts.tests import planted
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.tests.factories import open_consultation, sent

LETTER = (
    "Vi protesterer mod, at kommunen nedlægger parkeringspladserne på Nørrebrogade, fordi butikkerne mister kunder, "
    "og fordi beboerne ikke kan finde et sted at stille deres bil om aftenen. Behold parkeringspladserne."
)
OWN = 40
SENDERS = 6


def much_answered(unit: Any, *, lone: str = "Xylofonorkesteret øver for højt om natten.") -> Consultation:
    """Return an open consultation with ``OWN`` planted responses, ``SENDERS`` of one letter, and one that stands alone."""
    made = open_consultation(unit)
    for text in [*planted.consultation(OWN, seed=4, campaigns=0).texts, *[LETTER] * SENDERS, lone]:
        sent(made, text)
    return made
