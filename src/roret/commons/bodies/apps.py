"""The Django application of this folder."""

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    """Registers the folder with Django under the label ``bodies``."""

    name = "roret.commons.bodies"
    label = "bodies"
