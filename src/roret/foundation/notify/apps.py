"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotifyConfig(AppConfig):
    """Registers the folder with Django under the label ``notify``."""

    name = "roret.foundation.notify"
    label = "notify"
    verbose_name = _("Messages")
