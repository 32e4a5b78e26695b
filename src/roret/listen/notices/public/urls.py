"""Addresses of reporting."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.notices.public import views

urlpatterns = [
    path(_("responses/<str:reference>/report/"), views.report, name="contribution-report"),
    path(_("notice/<str:secret>/"), views.notice, name="notice"),
    path(_("notice/<str:secret>/erase/"), views.erase, name="notice-erase"),
]
