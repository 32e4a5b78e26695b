"""The Django application of this folder."""

from django.apps import AppConfig


class AreasConfig(AppConfig):
    """Registers the folder with Django under the label ``areas``."""

    name = "roret.commons.areas"
    label = "areas"
