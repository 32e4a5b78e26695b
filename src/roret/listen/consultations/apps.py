"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationsConfig(AppConfig):
    """Registers the folder with Django under the label ``consultations``."""

    name = "roret.listen.consultations"
    label = "consultations"
    verbose_name = _("Consultations")
