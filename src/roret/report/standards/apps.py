"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StandardsConfig(AppConfig):
    """Registers the folder with Django under the label ``standards``."""

    name = "roret.report.standards"
    label = "standards"
    verbose_name = _("Standards")
