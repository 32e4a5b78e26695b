"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    """Registers the folder with Django under the label ``files``."""

    name = "roret.foundation.files"
    label = "files"
    verbose_name = _("Files")
