"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    """Registers the folder with Django under the label ``organisation``."""

    name = "roret.commons.organisation"
    label = "organisation"
    verbose_name = _("Organisation")
