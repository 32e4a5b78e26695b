"""The Django application of this folder."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Registers the folder with Django under the label ``search``."""

    name = "roret.foundation.search"
    label = "search"
