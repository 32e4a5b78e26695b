"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContributionsConfig(AppConfig):
    """Registers the folder with Django under the label ``contributions``."""

    name = "roret.listen.contributions"
    label = "contributions"
    verbose_name = _("Responses")
