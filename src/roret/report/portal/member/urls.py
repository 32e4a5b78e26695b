"""Addresses of the member side."""

from django.urls import path

from roret.report.portal.member import views

urlpatterns = [path("", views.home, name="home")]
