"""The Django application of this folder."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Registers the folder with Django under the label ``portal``."""

    name = "roret.report.portal"
    label = "portal"
