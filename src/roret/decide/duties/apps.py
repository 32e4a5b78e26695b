"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DutiesConfig(AppConfig):
    """Registers the folder with Django under the label ``duties``."""

    name = "roret.decide.duties"
    label = "duties"
    verbose_name = _("Duty to consult")
