"""Addresses of the workspace's own pages."""

from django.urls import path

from roret.report.portal.staff import views

urlpatterns = [path("", views.today, name="today")]
