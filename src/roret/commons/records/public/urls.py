"""Addresses about records for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.commons.records.public import topics, views

urlpatterns = [
    path(_("topics/"), topics.topic_list, name="topic-list"),
    path(_("topics/<int:pk>/"), topics.topic_detail, name="topic-detail"),
    path(_("topics/<int:pk>/<str:kind>/"), topics.topic_kind, name="topic-kind"),
    path(_("record/<str:number>/"), views.record, name="record"),
    path(_("thread/<str:number>/"), views.thread, name="thread"),
    path(_("record/<str:number>/follow/"), views.follow, name="record-follow"),
    path(_("record/<str:number>/unfollow/"), views.unfollow, name="record-unfollow"),
]
