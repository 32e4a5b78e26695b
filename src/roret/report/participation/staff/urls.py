"""Addresses of participation figures in the workspace."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.report.participation.staff import views

urlpatterns = [
    path(_("participation/"), views.index, name="participation"),
    path(_("participation/population/"), views.population, name="participation-population"),
    path(_("consultations/<int:pk>/participation/"), views.consultation, name="participation-consultation"),
    path(_("consultations/<int:pk>/participation/take/"), views.take, name="participation-take"),
]
