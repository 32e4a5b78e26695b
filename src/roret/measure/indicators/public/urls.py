"""Addresses about indicators for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.measure.indicators.public import views

urlpatterns = [
    path(_("indicators/"), views.index, name="indicator-list"),
    path(_("indicators/<str:number>/"), views.indicator, name="indicator-detail"),
    path(_("indicators/<str:number>/values.csv"), views.values, name="indicator-values"),
]
