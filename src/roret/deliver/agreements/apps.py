"""The Django application of this folder."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Registers the folder with Django under the label ``agreements``."""

    name = "roret.deliver.agreements"
    label = "agreements"
