"""Addresses in the workspace."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.foundation.privacy.staff import views

urlpatterns = [
    path(_("privacy/register/"), views.register, name="privacy-register"),
    path(_("privacy/erasures/"), views.erasures, name="privacy-erasures"),
]
