"""Addresses in the workspace about agreements."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.deliver.agreements.staff import views

urlpatterns = [
    path(_("agreements/"), views.index, name="agreement-list"),
    path(_("agreements/new/"), views.create, name="agreement-create"),
    path(_("agreements/<int:pk>/"), views.detail, name="agreement-detail"),
    path(_("agreements/<int:pk>/statuses/"), views.detail, {"part": "statuses"}, name="agreement-statuses"),
    path(_("agreements/<int:pk>/history/"), views.detail, {"part": "history"}, name="agreement-history"),
    path(_("agreements/<int:pk>/change/"), views.change, name="agreement-update"),
    path(_("agreements/<int:pk>/sign/"), views.sign, name="agreement-sign"),
    path(_("agreements/<int:pk>/status/"), views.status, name="agreement-status"),
    path(_("agreements/<int:pk>/targets/add/"), views.add_target, name="target-create"),
    path(_("targets/<int:pk>/"), views.target, name="target-detail"),
    path(_("targets/<int:pk>/remove/"), views.remove_target, name="target-remove"),
]
