"""Addresses in the workspace about paper forms."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.outreach.staff import views

urlpatterns = [
    path(_("paper/"), views.find_form, name="paper-form-find"),
    path(_("paper/<str:code>/"), views.enter, name="paper-form-enter"),
    path(_("consultations/<int:pk>/paper-forms/"), views.print_forms, name="paper-form-print"),
    path(_("consultations/<int:pk>/paper-forms/<int:run>.pdf"), views.run, name="paper-form-run"),
]
