"""The Django application of this folder."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the folder with Django under the label ``people``."""

    name = "roret.commons.people"
    label = "people"
