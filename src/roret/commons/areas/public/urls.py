"""Everybody's addresses of areas."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.public import views

urlpatterns = [
    path(_("areas/"), views.area_list, name="area-list"),
    path(_("areas/compare/"), views.area_compare, name="area-compare"),
    path(_("areas/<int:pk>/"), views.area_detail, name="area-detail"),
]
