"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MinutesConfig(AppConfig):
    """Registers the folder with Django under the label ``minutes``."""

    name = "roret.decide.minutes"
    label = "minutes"
    verbose_name = _("Minutes")
