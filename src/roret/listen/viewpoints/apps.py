"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ViewpointsConfig(AppConfig):
    """Registers the folder with Django under the label ``viewpoints``."""

    name = "roret.listen.viewpoints"
    label = "viewpoints"
    verbose_name = _("Viewpoints")
