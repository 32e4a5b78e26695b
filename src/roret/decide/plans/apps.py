"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    """Registers the folder with Django under the label ``plans``."""

    name = "roret.decide.plans"
    label = "plans"
    verbose_name = _("Action plans")
