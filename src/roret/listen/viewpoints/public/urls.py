"""Addresses about viewpoints for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.viewpoints.public import views

urlpatterns = [
    path(_("consultations/<str:number>/viewpoints/"), views.vote_page, name="viewpoints"),
    path(_("consultations/<str:number>/viewpoints/vote/"), views.vote, name="viewpoint-vote"),
    path(_("consultations/<str:number>/viewpoints/propose/"), views.propose, name="viewpoint-propose"),
    path(_("consultations/<str:number>/viewpoints/take-back/"), views.take_back, name="viewpoint-take-back"),
    path(_("consultations/<str:number>/viewpoints/map/"), views.results, name="viewpoint-map"),
]
