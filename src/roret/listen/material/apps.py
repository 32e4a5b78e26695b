"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MaterialConfig(AppConfig):
    """Registers the folder with Django under the label ``material``."""

    name = "roret.listen.material"
    label = "material"
    verbose_name = _("Material")
