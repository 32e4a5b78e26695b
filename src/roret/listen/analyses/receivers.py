"""What analyses listen to: a response is read in other words, and places found in the old ones mean nothing any more."""

from typing import Any

from django.dispatch import receiver

from roret.listen.analyses.models import LearnedPlace, SuggestedMember, SuggestedQuote
from roret.listen.contributions.events import contribution_reworded


@receiver(contribution_reworded)
def forget_places(*, contribution: Any, **_details: Any) -> None:
    """Let the whole response speak for what the machine suggested, and drop the sentences that were suggested as quotes."""
    SuggestedMember.objects.filter(contribution=contribution).update(start=0, end=0)
    LearnedPlace.objects.filter(contribution=contribution).update(start=0, end=0)
    SuggestedQuote.objects.filter(contribution=contribution).delete()
