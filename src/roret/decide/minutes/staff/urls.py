"""Addresses in the workspace about minutes."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.decide.minutes.staff import versions, views

urlpatterns = [
    path(_("meetings/<int:pk>/minutes/"), views.write, name="minutes-write"),
    path(_("meetings/<int:pk>/minutes/begin/"), views.begin, name="minutes-begin"),
    path(_("meetings/<int:pk>/minutes/times/"), views.times, name="minutes-times"),
    path(_("meetings/<int:pk>/minutes/<int:number>/"), views.save, name="minutes-save"),
    path(_("minutes/<int:pk>/"), versions.detail, name="minutes-detail"),
    path(_("minutes/<int:pk>/approve/"), versions.approve, name="minutes-approve"),
    path(_("minutes/<int:pk>/publish/"), versions.publish, name="minutes-publish"),
    path(_("minutes/<int:pk>/correct/"), versions.correct, name="minutes-correct"),
]
