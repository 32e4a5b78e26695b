"""The Django application of this folder."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Registers the folder with Django under the label ``privacy``."""

    name = "roret.foundation.privacy"
    label = "privacy"
