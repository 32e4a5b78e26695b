"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MattersConfig(AppConfig):
    """Registers the folder with Django under the label ``matters``."""

    name = "roret.decide.matters"
    label = "matters"
    verbose_name = _("Matters")
