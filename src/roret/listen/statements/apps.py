"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StatementsConfig(AppConfig):
    """Registers the folder with Django under the label ``statements``."""

    name = "roret.listen.statements"
    label = "statements"
    verbose_name = _("Statements")
