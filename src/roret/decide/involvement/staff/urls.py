"""Addresses in the workspace about the involvement log."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.decide.involvement.staff import views

urlpatterns = [
    path(_("matters/<int:pk>/involvement-log/"), views.log, name="involvement-list"),
    path(_("matters/<int:pk>/involvement/"), views.create, name="involvement-create"),
    path(_("matters/<int:pk>/involvement.csv"), views.export, name="involvement-export"),
    path(_("involvement/<int:pk>/"), views.update, name="involvement-update"),
    path(_("involvement/<int:pk>/remove/"), views.remove, name="involvement-remove"),
]
