"""The Django application of this folder."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Registers the folder with Django under the label ``files``."""

    name = "roret.foundation.files"
    label = "files"
