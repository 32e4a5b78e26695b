"""What material listens to: a consultation asks whether there is anything to read."""

from typing import Any

from django.dispatch import receiver

from roret.listen.consultations.events import material_asked
from roret.listen.material.models import MaterialVersion


@receiver(material_asked)
def holds_material(*, consultation: Any, **_details: Any) -> bool:
    """Say whether a version of a material is published."""
    return MaterialVersion.objects.published().filter(material__consultation_id=consultation.pk).exists()
