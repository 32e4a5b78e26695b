"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartiesConfig(AppConfig):
    """Registers the folder with Django under the label ``parties``."""

    name = "roret.listen.parties"
    label = "parties"
    verbose_name = _("Hearing the parties")
