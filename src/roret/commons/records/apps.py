"""The Django application of this folder."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Registers the folder with Django under the label ``records``."""

    name = "roret.commons.records"
    label = "records"
