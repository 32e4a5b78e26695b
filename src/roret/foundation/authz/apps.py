"""The Django application of this folder."""

from django.apps import AppConfig


class AuthzConfig(AppConfig):
    """Registers the folder with Django under the label ``authz``."""

    name = "roret.foundation.authz"
    label = "authz"
