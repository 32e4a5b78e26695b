"""What follows when a response is kept from publication."""

from typing import Any

from django.dispatch import receiver

from roret.foundation import clock
from roret.listen.contributions.enums import Moderation
from roret.listen.contributions.events import contribution_moderated
from roret.listen.contributions.models import Contribution
from roret.listen.notices import tasks


@receiver(contribution_moderated)
def tell_sender(pk: int, **_signal: Any) -> None:
    """Tell the sender why, when it can no longer be taken back with one click."""
    if Contribution.objects.filter(pk=pk, moderation=Moderation.HIDDEN, erased_at=None).exclude(email="").exists():
        tasks.tell_sender.using(run_after=clock.now() + tasks.WAIT).enqueue(contribution_id=pk)
