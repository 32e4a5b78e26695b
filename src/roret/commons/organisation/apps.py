"""The Django application of this folder."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Registers the folder with Django under the label ``organisation``."""

    name = "roret.commons.organisation"
    label = "organisation"
