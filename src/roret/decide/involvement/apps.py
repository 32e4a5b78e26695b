"""The Django application of this folder."""

from django.apps import AppConfig


class InvolvementConfig(AppConfig):
    """Registers the folder with Django under the label ``involvement``."""

    name = "roret.decide.involvement"
    label = "involvement"
