"""Addresses about agreements for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.deliver.agreements.public import views

urlpatterns = [
    path(_("agreements/"), views.index, name="agreement-list"),
    path(_("agreements/<str:number>/"), views.agreement, name="agreement-detail"),
    path(_("targets/<str:number>/"), views.target, name="target-detail"),
]
