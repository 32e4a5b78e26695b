"""What the ripple listens to."""

from typing import Any

from django.dispatch import receiver

from roret.commons.records.events import milestone_reached
from roret.report.ripple import tasks


@receiver(milestone_reached)
def spread_soon(sender: Any, pk: int, **details: Any) -> None:
    """Tell about a milestone as soon as a worker is free; were this lost, the periodic job finds it."""
    tasks.spread_milestone.enqueue(pk)
