"""Addresses about meetings for the members of bodies."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.commons.meetings.member import views

urlpatterns = [
    path(_("meetings/<int:pk>/apology/"), views.apology, name="meeting-apology"),
    path(_("meetings/<int:pk>/apology/withdraw/"), views.come_after_all, name="meeting-come"),
]
