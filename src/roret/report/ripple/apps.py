"""The Django application of this folder."""

from django.apps import AppConfig


class RippleConfig(AppConfig):
    """Registers the folder with Django under the label ``ripple``."""

    name = "roret.report.ripple"
    label = "ripple"
