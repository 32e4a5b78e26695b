"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    """Registers the folder with Django under the label ``privacy``."""

    name = "roret.foundation.privacy"
    label = "privacy"
    verbose_name = _("Privacy")
