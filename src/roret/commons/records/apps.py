"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    """Registers the folder with Django under the label ``records``."""

    name = "roret.commons.records"
    label = "records"
    verbose_name = _("Records")
