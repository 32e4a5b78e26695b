"""The Django application of this folder."""

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    """Registers the folder with Django under the label ``commitments``."""

    name = "roret.decide.commitments"
    label = "commitments"
