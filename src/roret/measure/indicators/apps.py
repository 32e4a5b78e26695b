"""The Django application of this folder."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Registers the folder with Django under the label ``indicators``."""

    name = "roret.measure.indicators"
    label = "indicators"
