"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AreasConfig(AppConfig):
    """Registers the folder with Django under the label ``areas``."""

    name = "roret.commons.areas"
    label = "areas"
    verbose_name = _("Areas")
