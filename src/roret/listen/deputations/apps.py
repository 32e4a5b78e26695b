"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeputationsConfig(AppConfig):
    """Registers the folder with Django under the label ``deputations``."""

    name = "roret.listen.deputations"
    label = "deputations"
    verbose_name = _("Deputations")
