"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """Registers the folder with Django under the label ``notices``."""

    name = "roret.listen.notices"
    label = "notices"
    verbose_name = _("Reported responses")
