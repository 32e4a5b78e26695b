"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Registers the folder with Django under the label ``events``."""

    name = "roret.listen.events"
    label = "events"
    verbose_name = _("Events")
