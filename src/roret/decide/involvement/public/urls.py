"""Addresses about the involvement log for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.decide.involvement.public import views

urlpatterns = [path(_("matters/<str:number>/involvement/"), views.log, name="matter-involvement")]
