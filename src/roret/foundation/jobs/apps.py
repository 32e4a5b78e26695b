"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Registers the folder with Django under the label ``jobs``."""

    name = "roret.foundation.jobs"
    label = "jobs"
    verbose_name = _("Background work")
