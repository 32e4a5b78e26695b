"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    """Registers the folder with Django under the label ``agreements``."""

    name = "roret.deliver.agreements"
    label = "agreements"
    verbose_name = _("Agreements")
