"""Addresses in the workspace about indicators."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.measure.indicators.staff import values, views

urlpatterns = [
    path(_("indicators/"), views.index, name="indicator-list"),
    path(_("indicators/new/"), views.create, name="indicator-create"),
    path(_("indicators/month/"), values.month, name="indicator-month"),
    path(_("indicators/import/"), values.import_file, name="indicator-import"),
    path(_("indicators/<int:pk>/"), views.detail, name="indicator-detail"),
    path(_("indicators/<int:pk>/change/"), views.change, name="indicator-update"),
    path(_("indicators/<int:pk>/light/"), values.light, name="indicator-light"),
    path(_("indicators/<int:pk>/enter/"), values.enter, name="indicator-enter"),
    path(_("indicators/<int:pk>/bind/"), views.bind, name="indicator-bind"),
]
