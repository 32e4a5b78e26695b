"""Addresses about records for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.commons.records.public import views

urlpatterns = [
    path(_("record/<str:number>/"), views.record, name="record"),
    path(_("thread/<str:number>/"), views.thread, name="thread"),
    path(_("record/<str:number>/follow/"), views.follow, name="record-follow"),
    path(_("record/<str:number>/unfollow/"), views.unfollow, name="record-unfollow"),
]
