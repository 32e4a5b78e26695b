"""Addresses about meetings for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.commons.meetings.public import feeds, views

urlpatterns = [
    path(_("meetings/"), views.meetings, name="meeting-list"),
    path(_("meetings/wheel/"), views.wheel, name="wheel"),
    path(_("meetings/of/<int:pk>/wheel/"), views.wheel, name="body-wheel"),
    path(_("meetings/calendar.ics"), feeds.calendar, name="meeting-calendar"),
    path(_("meetings/of/<int:pk>/"), views.of_body, name="body-meetings"),
    path(_("meetings/of/<int:pk>/calendar.ics"), feeds.body_calendar, name="body-calendar"),
    path(_("meetings/<str:number>/"), views.meeting, name="meeting-detail"),
]
