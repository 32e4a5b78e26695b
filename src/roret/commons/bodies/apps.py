"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BodiesConfig(AppConfig):
    """Registers the folder with Django under the label ``bodies``."""

    name = "roret.commons.bodies"
    label = "bodies"
    verbose_name = _("Councils and committees")
