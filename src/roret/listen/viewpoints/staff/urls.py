"""Addresses in the workspace about viewpoints."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.viewpoints.staff import views

urlpatterns = [
    path(_("consultations/<int:pk>/viewpoints/add/"), views.add, name="viewpoint-add"),
    path(_("viewpoints/<int:pk>/decide/"), views.decide, name="viewpoint-decide"),
    path(_("viewpoints/<int:pk>/take-down/"), views.take_down, name="viewpoint-take-down"),
    path(_("consultations/<int:pk>/opinion-map/"), views.start, name="opinion-map-start"),
    path(_("opinion-maps/<int:pk>/"), views.opinion_map, name="opinion-map"),
    path(_("opinion-maps/<int:pk>/publish/"), views.publish, name="opinion-map-publish"),
]
