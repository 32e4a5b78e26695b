"""Addresses of white papers for everybody. The first is the one that was given out from the beginning."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.white_papers.public import views

urlpatterns = [
    path(_("consultations/<str:number>/white-paper/"), views.white_paper, name="consultation-white-paper"),
    path(_("consultations/<str:number>/white-paper/responses/"), views.responses, name="white-paper-responses"),
    path(_("consultations/<str:number>/white-paper/themes/<int:order>/"), views.theme, name="white-paper-theme"),
    path(
        _("consultations/<str:number>/white-paper/responses/<str:reference>/"),
        views.response,
        name="white-paper-response",
    ),
]
