"""The Django application of this folder."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Registers the folder with Django under the label ``jobs``."""

    name = "roret.foundation.jobs"
    label = "jobs"
