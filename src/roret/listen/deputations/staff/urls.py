"""Addresses in the workspace about deputations."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.deputations.staff import views

urlpatterns = [
    path(_("deputations/"), views.index, name="deputation-list"),
    path(_("deputations/<int:pk>/"), views.detail, name="deputation-detail"),
    path(_("deputations/<int:pk>/assess/"), views.assess, name="deputation-assess"),
    path(_("deputations/<int:pk>/offer/"), views.offer, name="deputation-offer"),
    path(_("deputations/<int:pk>/decline/"), views.decline, name="deputation-decline"),
    path(_("deputations/<int:pk>/held/"), views.held, name="deputation-held"),
    path(_("deputations/<int:pk>/note/"), views.note, name="deputation-note"),
]
