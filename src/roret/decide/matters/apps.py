"""The Django application of this folder."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """Registers the folder with Django under the label ``matters``."""

    name = "roret.decide.matters"
    label = "matters"
