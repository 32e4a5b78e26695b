"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Registers the folder with Django under the label ``people``."""

    name = "roret.commons.people"
    label = "people"
    verbose_name = _("Persons and sign-in")
