"""Addresses in the workspace about questions."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.questions.staff import views

urlpatterns = [
    path(_("consultations/<int:pk>/questions/add/"), views.add, name="question-add"),
    path(_("questions/<int:pk>/change/"), views.change, name="question-change"),
    path(_("questions/<int:pk>/move/"), views.move, name="question-move"),
    path(_("questions/<int:pk>/remove/"), views.remove, name="question-remove"),
]
