"""Addresses in the workspace about statements."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.statements.staff import views

urlpatterns = [
    path(_("statements/"), views.index, name="statement-list"),
    path(_("statements/<int:pk>/"), views.detail, name="statement-detail"),
    path(_("statements/<int:pk>/acknowledge/"), views.acknowledge, name="statement-acknowledge"),
    path(_("statements/<int:pk>/treat/"), views.treat, name="statement-treat"),
    path(_("statements/<int:pk>/answer/"), views.answer, name="statement-answer"),
]
