"""The Django application of this folder."""

from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    """Registers the folder with Django under the label ``consultations``."""

    name = "roret.listen.consultations"
    label = "consultations"
