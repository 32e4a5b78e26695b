"""The workspace's addresses of the organisation."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.staff import views
from roret.commons.organisation.staff.screens import TARGET_GROUPS, UNITS

urlpatterns = [
    path(_("units/<int:pk>/end/"), views.end, name="unit-end"),
    path(_("units/<int:pk>/rename/"), views.rename, name="unit-rename"),
    path(_("units/"), include(UNITS.urls)),
    path(_("target-groups/"), include(TARGET_GROUPS.urls)),
]
