"""Telling: things that have happened, said after the transaction has been kept."""

from functools import partial
from typing import Any

from django.db import models, transaction
from django.dispatch import Signal


def tell(event: Signal, thing: models.Model, **details: Any) -> None:
    """Send ``event`` with the thing's key when the transaction commits; one listener's failure stops no other."""
    transaction.on_commit(partial(event.send_robust, sender=type(thing), pk=thing.pk, **details))
