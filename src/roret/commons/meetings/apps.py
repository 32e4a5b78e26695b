"""The Django application of this folder."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Registers the folder with Django under the label ``meetings``."""

    name = "roret.commons.meetings"
    label = "meetings"
