"""The Django application of this folder."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """Registers the folder with Django under the label ``staff``."""

    name = "roret.foundation.staff"
    label = "staff"
