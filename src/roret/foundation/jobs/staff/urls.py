"""Addresses of background work."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.foundation.jobs.staff import views

urlpatterns = [
    path(_("background-work/"), views.overview, name="job-list"),
    path(_("background-work/<uuid:pk>/"), views.run, name="job-detail"),
    path(_("background-work/<uuid:pk>/retry/"), views.retry, name="job-retry"),
    path(_("background-work/progress/<int:pk>/"), views.progress, name="job-progress"),
]
