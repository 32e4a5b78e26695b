"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParticipationConfig(AppConfig):
    """Registers the folder with Django under the label ``participation``."""

    name = "roret.report.participation"
    label = "participation"
    verbose_name = _("Participation")
