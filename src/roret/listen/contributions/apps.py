"""The Django application of this folder."""

from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    """Registers the folder with Django under the label ``contributions``."""

    name = "roret.listen.contributions"
    label = "contributions"
