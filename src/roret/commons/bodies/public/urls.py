"""Everybody's addresses of bodies."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.public import texts, views

urlpatterns = [
    path(_("councils/"), views.body_list, name="body-list"),
    path(_("councils/<int:pk>/"), views.body_detail, name="body-detail"),
    path(_("councils/<int:pk>/texts/<slug:kind>/"), texts.text, name="body-text"),
    path(_("councils/<int:pk>/texts/<slug:kind>/compare/"), texts.compare_texts, name="body-text-compare"),
]
