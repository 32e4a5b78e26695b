"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """Registers the folder with Django under the label ``api``."""

    name = "roret.foundation.api"
    label = "api"
    verbose_name = _("API")
