"""The Django application of this folder."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Registers the folder with Django under the label ``api``."""

    name = "roret.foundation.api"
    label = "api"
