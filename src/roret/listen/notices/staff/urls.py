"""Addresses in the workspace about notices."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.notices.staff import views

urlpatterns = [
    path(_("notices/"), views.index, name="notice-list"),
    path(_("notices/<int:pk>/decide/"), views.decide, name="notice-decide"),
]
