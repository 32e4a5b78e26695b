"""Addresses in the workspace about material."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.material.staff import editions, remarks, views

urlpatterns = [
    path(_("consultations/<int:pk>/text/new/"), views.create, name="material-create"),
    path(_("material/<int:pk>/"), views.detail, name="material-detail"),
    path(_("material/<int:pk>/rename/"), views.rename, name="material-rename"),
    path(_("material/<int:pk>/remove/"), views.remove, name="material-remove"),
    path(_("material/<int:pk>/new-version/"), views.add_version, name="material-version-create"),
    path(_("material/<int:pk>/remarks/"), remarks.index, name="material-remarks"),
    path(_("material/<int:pk>/remarks/export/"), remarks.export, name="material-remarks-export"),
    path(_("material/version/<int:pk>/"), views.version, name="material-version"),
    path(_("material/version/<int:pk>/publish/"), views.publish, name="material-version-publish"),
    path(_("material/version/<int:pk>/delete/"), views.delete_version, name="material-version-delete"),
    path(_("consultations/<int:pk>/editions/"), editions.editions, name="material-editions"),
    path(_("consultations/<int:pk>/editions/lix/"), editions.measure, name="material-lix"),
    path(_("consultations/<int:pk>/editions/translate/"), editions.translate, name="material-translate"),
    path(_("translations/<int:pk>/sign/"), editions.sign, name="material-translation-sign"),
    path(_("translations/<int:pk>/remove/"), editions.remove, name="material-translation-remove"),
]
