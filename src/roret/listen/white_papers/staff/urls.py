"""Addresses of white papers in the workspace."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.white_papers.staff import views

urlpatterns = [
    path(_("consultations/<int:pk>/freeze/"), views.freeze, name="consultation-freeze"),
    path(_("consultations/<int:pk>/white-paper/"), views.white_paper, name="white-paper-detail"),
    path(_("consultations/<int:pk>/white-paper/progress/"), views.progress, name="white-paper-progress"),
    path(_("consultations/<int:pk>/white-paper/restart/"), views.restart, name="white-paper-restart"),
    path(_("consultations/<int:pk>/white-paper/gates/<slug:code>/"), views.gate, name="white-paper-gate"),
]
