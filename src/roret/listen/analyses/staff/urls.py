"""Addresses in the workspace about analyses."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.analyses.staff import learning, suggestions, views

urlpatterns = [
    path(_("records/<int:record>/analysis/"), views.of_record, name="analysis-of-record"),
    path(_("records/<int:record>/analysis/start/"), views.start, name="analysis-start"),
    path(_("analyses/<int:pk>/"), views.detail, name="analysis-detail"),
    path(_("analyses/<int:pk>/lone-voices/"), views.lone_voices, name="analysis-lone-voices"),
    path(_("analyses/<int:pk>/lone-voices/<int:voice>/read/"), views.read, name="lone-voice-read"),
    path(_("records/<int:record>/lesson/"), learning.of_record, name="lesson-of-record"),
    path(_("lessons/<int:pk>/"), learning.detail, name="lesson-detail"),
    path(_("lessons/<int:pk>/places/<int:place>/"), learning.decide, name="lesson-decide"),
    path(_("lessons/<int:pk>/themes/<int:theme>/"), learning.accept, name="lesson-accept"),
    path(_("suggestions/<int:pk>/"), suggestions.detail, name="suggestion-detail"),
    path(_("suggestions/<int:pk>/rename/"), suggestions.rename, name="suggestion-rename"),
    path(_("suggestions/<int:pk>/split/"), suggestions.split, name="suggestion-split"),
    path(_("suggestions/<int:pk>/merge/"), suggestions.merge, name="suggestion-merge"),
    path(_("suggestions/<int:pk>/sign/"), suggestions.sign, name="suggestion-sign"),
    path(_("suggestions/<int:pk>/dismiss/"), suggestions.dismiss, name="suggestion-dismiss"),
    path(_("suggestions/<int:pk>/members/"), suggestions.change_member, name="suggestion-member"),
]
