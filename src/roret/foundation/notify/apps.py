"""The Django application of this folder."""

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    """Registers the folder with Django under the label ``notify``."""

    name = "roret.foundation.notify"
    label = "notify"
