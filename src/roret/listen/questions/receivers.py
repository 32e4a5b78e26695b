"""What questions listen to: a response is erased, and its answers with it."""

from typing import Any

from django.dispatch import receiver

from roret.listen.contributions.events import contribution_forgotten
from roret.listen.questions.models import QuestionAnswer


@receiver(contribution_forgotten)
def forget_answers(*, contribution: Any, **_details: Any) -> None:
    """Delete what it answered, in the same transaction."""
    QuestionAnswer.objects.filter(contribution=contribution).delete()
