"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JournalConfig(AppConfig):
    """Registers the folder with Django under the label ``journal``."""

    name = "roret.foundation.journal"
    label = "journal"
    verbose_name = _("Journal")
