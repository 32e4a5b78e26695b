"""Addresses of participation figures for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.report.participation.public import views

urlpatterns = [
    path(_("participation/"), views.index, name="participation"),
    path(_("participation/<int:year>/"), views.year, name="participation-year"),
    path(_("participation/<int:year>.csv"), views.year_file, name="participation-year-file"),
    path(_("consultations/<str:number>/participation/"), views.consultation, name="participation-consultation"),
    path(_("consultations/<str:number>/participation.csv"), views.consultation_file, name="participation-file"),
]
