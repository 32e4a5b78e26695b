"""The workspace's addresses of the API."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from roret.foundation.api.staff import views
from roret.foundation.api.staff.screens import TOKENS

urlpatterns = [
    path(_("api-keys/new/"), views.create, name="token-create"),
    path(_("api-keys/<int:pk>/take-away/"), views.revoke, name="token-revoke"),
    path(_("api-keys/"), include(TOKENS.urls)),
]
