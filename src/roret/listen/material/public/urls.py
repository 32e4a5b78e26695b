"""Addresses about material for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.material.public import editions, remarks, views

urlpatterns = [
    path(_("consultations/<str:number>/language/<str:language>/"), editions.translation, name="material-translation"),
    path(_("consultations/<str:number>/material/<int:order>/"), views.text, name="material-text"),
    path(_("consultations/<str:number>/material/<int:order>/compare/"), views.compare, name="material-compare"),
    path(_("consultations/<str:number>/material/<int:order>/<slug:anchor>/"), views.clause, name="material-clause"),
    path(
        _("consultations/<str:number>/material/<int:order>/<slug:anchor>/write/"),
        remarks.write,
        name="material-remark",
    ),
]
