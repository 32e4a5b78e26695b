"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Registers the folder with Django under the label ``search``."""

    name = "roret.foundation.search"
    label = "search"
    verbose_name = _("Search")
