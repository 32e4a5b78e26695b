"""Addresses about minutes for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.decide.minutes.public import feeds, views

urlpatterns = [
    path(_("minutes/"), views.index, name="minutes-list"),
    path(_("minutes/feed.atom"), feeds.MinutesFeed(), name="minutes-feed"),
    path(_("minutes/of/<int:pk>/"), views.of_body, name="body-minutes"),
    path(_("minutes/of/<int:pk>/feed.atom"), feeds.MinutesFeed(), name="body-minutes-feed"),
    path(_("minutes/<str:number>/"), views.detail, name="minutes-detail"),
]
