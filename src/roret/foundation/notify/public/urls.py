"""Addresses of messages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.foundation.notify.public import views

urlpatterns = [
    path(_("messages/"), views.notifications, name="notifications"),
    path(_("messages/read/"), views.read_all, name="notifications-read"),
    path(_("messages/<int:pk>/open/"), views.open_notification, name="notification-open"),
    path(_("messages/settings/"), views.own_settings, name="notification-settings"),
    path(_("messages/settings/<str:key>/"), views.guest_settings, name="guest-notification-settings"),
    path(_("messages/unsubscribe/<str:key>/"), views.unsubscribe, name="unsubscribe"),
]
