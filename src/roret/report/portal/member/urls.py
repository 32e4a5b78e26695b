"""Addresses of the member side."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.report.portal.member import views

urlpatterns = [
    path("", views.home, name="home"),
    path(_("meetings/<int:pk>/papers.pdf"), views.papers, name="meeting-papers"),
]
