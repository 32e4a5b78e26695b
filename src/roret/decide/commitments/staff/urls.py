"""Addresses in the workspace about commitments."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.decide.commitments.staff import views

urlpatterns = [
    path(_("commitments/"), views.index, name="commitment-list"),
    path(_("decisions/<int:pk>/commitment/"), views.create, name="commitment-create"),
    path(_("commitments/<int:pk>/"), views.detail, name="commitment-detail"),
    path(_("commitments/<int:pk>/move/"), views.move, name="commitment-move"),
    path(_("commitments/<int:pk>/answer/"), views.answer, name="commitment-answer"),
    path(_("commitments/<int:pk>/withdraw/"), views.withdraw, name="commitment-withdraw"),
]
