"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StaffConfig(AppConfig):
    """Registers the folder with Django under the label ``staff``."""

    name = "roret.foundation.staff"
    label = "staff"
    verbose_name = _("Workspace")
