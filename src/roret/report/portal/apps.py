"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Registers the folder with Django under the label ``portal``."""

    name = "roret.report.portal"
    label = "portal"
    verbose_name = _("Portal")
