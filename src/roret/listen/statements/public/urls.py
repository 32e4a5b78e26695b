"""Addresses of statements for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.statements.public import feeds, views

urlpatterns = [
    path(_("statements/"), views.index, name="statement-list"),
    path(_("statements/feed.atom"), feeds.Statements(), name="statement-feed"),
    path(_("statements/of/<int:pk>/"), views.of_body, name="body-statements"),
    path(_("statements/<str:number>/"), views.detail, name="statement-detail"),
]
