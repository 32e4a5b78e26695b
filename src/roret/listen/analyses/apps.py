"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnalysesConfig(AppConfig):
    """Registers the folder with Django under the label ``analyses``."""

    name = "roret.listen.analyses"
    label = "analyses"
    verbose_name = _("Analyses of responses")
