"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuthzConfig(AppConfig):
    """Registers the folder with Django under the label ``authz``."""

    name = "roret.foundation.authz"
    label = "authz"
    verbose_name = _("Roles and permissions")
