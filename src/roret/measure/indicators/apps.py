"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    """Registers the folder with Django under the label ``indicators``."""

    name = "roret.measure.indicators"
    label = "indicators"
    verbose_name = _("Indicators")
