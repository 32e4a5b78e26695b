"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutreachConfig(AppConfig):
    """Registers the folder with Django under the label ``outreach``."""

    name = "roret.listen.outreach"
    label = "outreach"
    verbose_name = _("Posters and paper forms")
