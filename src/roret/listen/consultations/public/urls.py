"""Addresses about consultations for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.consultations.public import responding, views

urlpatterns = [
    path(_("consultations/"), views.index, name="consultation-list"),
    path(_("consultations/<str:number>/"), views.consultation, name="consultation-detail"),
    path(_("consultations/<str:number>/responses/"), views.responses, name="consultation-responses"),
    path(_("consultations/<str:number>/places/"), views.places, name="consultation-places"),
    path(_("consultations/<str:number>/respond/"), responding.respond, name="consultation-respond"),
    path(_("consultations/<str:number>/draft/<str:secret>/"), responding.draft, name="consultation-draft"),
    path(_("consultations/<str:number>/similar/"), responding.similar, name="consultation-similar"),
    path(_("consultations/<str:number>/receipt/<str:secret>/"), responding.receipt, name="consultation-receipt"),
]
