"""Addresses of deputations for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.deputations.public import views

urlpatterns = [
    path(_("deputations/"), views.request_one, name="deputation-request"),
    path(_("deputations/received/<str:secret>/"), views.receipt, name="deputation-receipt"),
    path(_("deputations/mine/<str:secret>/"), views.follow, name="deputation-follow"),
    path(_("deputations/mine/<str:secret>/accept/"), views.accept, name="deputation-accept"),
    path(_("deputations/mine/<str:secret>/cancel/"), views.cancel, name="deputation-cancel"),
    path(_("deputations/mine/<str:secret>/erase/"), views.erase, name="deputation-erase"),
]
