"""Addresses about posters, paper forms and embedded lists for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.outreach.public import views

urlpatterns = [
    path(_("consultations/<str:number>/poster.pdf"), views.poster, name="consultation-poster"),
    path(_("consultations/<str:number>/paper-form.pdf"), views.paper_form, name="consultation-paper-form"),
    path(_("embed/"), views.embed, name="embed"),
    path(_("embed/consultations/"), views.embedded, name="embedded-consultations"),
]
