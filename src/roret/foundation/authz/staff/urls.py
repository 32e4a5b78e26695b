"""Addresses in the workspace."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.foundation.authz.staff import views

urlpatterns = [
    path(_("who-may-what/"), views.who_may_what, name="who-may-what"),
    path(_("operator-session/"), views.operator_session, name="operator-session"),
    path(_("operator-session/end/"), views.end_own_session, name="operator-session-end"),
    path(_("operator-session/<int:pk>/end/"), views.end_session, name="operator-session-end-other"),
]
