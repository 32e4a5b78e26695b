"""Addresses in the workspace about indicators."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from roret.measure.indicators.staff import values, views
from roret.measure.indicators.staff.observations import OBSERVATIONS

urlpatterns = [
    path(_("indicators/"), views.index, name="indicator-list"),
    path(_("indicators/new/"), views.create, name="indicator-create"),
    path(_("indicators/month/"), values.month, name="indicator-month"),
    path(_("indicators/values/"), include(OBSERVATIONS.urls_of("list", "import", "template", "export"))),
    path(_("indicators/<int:pk>/"), views.detail, name="indicator-detail"),
    path(_("indicators/<int:pk>/change/"), views.change, name="indicator-update"),
    path(_("indicators/<int:pk>/light/"), values.light, name="indicator-light"),
    path(_("indicators/<int:pk>/enter/"), values.enter, name="indicator-enter"),
    path(_("indicators/<int:pk>/bind/"), views.bind, name="indicator-bind"),
]
