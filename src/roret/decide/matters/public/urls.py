"""Addresses about matters and decisions for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.decide.matters.public import views

urlpatterns = [
    path(_("matters/"), views.matters, name="matter-list"),
    path(_("matters/of/<int:pk>/"), views.of_committee, name="committee-matters"),
    path(_("matters/<str:number>/"), views.matter, name="matter-detail"),
    path(_("decisions/<str:number>/"), views.decision, name="decision-detail"),
]
