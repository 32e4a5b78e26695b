"""What minutes do when something happens elsewhere."""

from typing import Any

from django.dispatch import receiver

from roret.decide.matters import events as matters
from roret.decide.matters.models import Decision
from roret.decide.minutes import services
from roret.foundation.authz import SYSTEM


@receiver(matters.matter_decided)
def take_in_the_decision(pk: int, **_kwargs: Any) -> None:
    """Let minutes that are being written say what a matter's own page has just minuted."""
    services.tie_decision(Decision.objects.select_related("meeting").get(pk=pk), by=SYSTEM)
