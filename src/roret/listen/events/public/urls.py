"""Addresses about events for everybody. A private address holds a secret and nothing about the person."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.events.public import feeds, guests, views

urlpatterns = [
    path(_("events/"), views.index, name="event-list"),
    path(_("events/calendar.ics"), feeds.calendar, name="event-calendar"),
    path(_("events/news.atom"), feeds.News(), name="event-feed"),
    path(_("events/registration/<str:secret>/"), guests.registration, name="event-registration"),
    path(_("events/registration/<str:secret>/change/"), guests.change, name="event-registration-change"),
    path(_("events/registration/<str:secret>/cancel/"), guests.cancel, name="event-registration-cancel"),
    path(_("events/registration/<str:secret>/erase/"), guests.erase, name="event-registration-erase"),
    path(_("events/registration/<str:secret>/code.svg"), guests.code, name="event-registration-code"),
    path(_("events/invitation/<str:secret>/"), guests.invitation, name="event-invitation"),
    path(_("events/invitation/<str:secret>/decline/"), guests.decline, name="event-invitation-decline"),
    path(_("events/<str:number>/"), views.event, name="event-detail"),
    path(_("events/<str:number>/event.ics"), feeds.one, name="event-ics"),
    path(_("events/<str:number>/register/"), guests.register, name="event-register"),
    path(_("events/<str:number>/evaluate/<str:secret>/"), guests.evaluate, name="event-evaluate"),
    path(_("events/<str:number>/evaluate/<str:secret>/thanks/"), guests.thanks, name="event-evaluate-thanks"),
]
