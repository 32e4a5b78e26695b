"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """Registers the folder with Django under the label ``meetings``."""

    name = "roret.commons.meetings"
    label = "meetings"
    verbose_name = _("Meetings")
