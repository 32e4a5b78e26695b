"""The Django application of this folder."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Registers the folder with Django under the label ``plans``."""

    name = "roret.decide.plans"
    label = "plans"
