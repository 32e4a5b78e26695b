"""What participation listens to."""

from typing import Any

from django.dispatch import receiver

from roret.listen.consultations.events import consultation_closed
from roret.listen.white_papers.events import white_paper_frozen
from roret.listen.white_papers.models import WhitePaper
from roret.report.participation import tasks


@receiver(consultation_closed)
def count_when_closed(sender: Any, pk: int, **details: Any) -> None:
    """Count who took part when a consultation closes."""
    tasks.take_figures.enqueue(consultation_id=pk)


@receiver(white_paper_frozen)
def count_when_frozen(sender: Any, pk: int, **details: Any) -> None:
    """Count once more when the white paper is frozen, so that the two tell the same."""
    consultation_id = WhitePaper.objects.values_list("consultation_id", flat=True).get(pk=pk)
    tasks.take_figures.enqueue(consultation_id=consultation_id)
