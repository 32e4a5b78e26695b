"""Everybody's addresses of the organisation."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.public import views

urlpatterns = [
    path(_("organisation/"), views.unit_list, name="unit-list"),
    path(_("organisation/<int:pk>/"), views.unit_detail, name="unit-detail"),
]
