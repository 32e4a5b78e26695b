"""Addresses about commitments for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.decide.commitments.public import views

urlpatterns = [
    path(_("commitments/"), views.index, name="commitment-list"),
    path(_("commitments/to/<int:pk>/"), views.of_body, name="body-commitments"),
    path(_("commitments/<str:number>/"), views.detail, name="commitment-detail"),
]
