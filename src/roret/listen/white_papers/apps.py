"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WhitePapersConfig(AppConfig):
    """Registers the folder with Django under the label ``white_papers``."""

    name = "roret.listen.white_papers"
    label = "white_papers"
    verbose_name = _("White papers")
