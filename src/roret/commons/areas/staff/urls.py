"""The workspace's addresses of areas."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.staff import views
from roret.commons.areas.staff.screens import AREAS, DIVISIONS

urlpatterns = [
    path(_("divisions/<int:pk>/outlines/"), views.outlines, name="division-outlines"),
    path(_("divisions/"), include(DIVISIONS.urls)),
    path(_("areas/"), include(AREAS.urls)),
]
