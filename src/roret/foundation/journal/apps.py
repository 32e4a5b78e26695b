"""The Django application of this folder."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Registers the folder with Django under the label ``journal``."""

    name = "roret.foundation.journal"
    label = "journal"
