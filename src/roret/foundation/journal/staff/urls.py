"""Addresses in the workspace."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.foundation.journal.staff import views

urlpatterns = [
    path(_("journal/"), views.journal, name="journal"),
    path(_("journal/<str:kind>/<str:key>/"), views.history, name="journal-history"),
]
