"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RippleConfig(AppConfig):
    """Registers the folder with Django under the label ``ripple``."""

    name = "roret.report.ripple"
    label = "ripple"
    verbose_name = _("Reporting back")
