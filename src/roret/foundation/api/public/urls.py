"""The page that explains the API."""

from django.urls import path

from roret.foundation.api.public import views

urlpatterns = [path("api/", views.api, name="api")]
