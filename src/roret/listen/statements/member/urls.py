"""Addresses where a body writes its statements."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.statements.member import views

urlpatterns = [
    path(_("statements/"), views.index, name="statement-list"),
    path(_("statements/new/"), views.create, name="statement-create"),
    path(_("statements/<int:pk>/"), views.draft, name="statement-draft"),
    path(_("statements/<int:pk>/change/"), views.change, name="statement-update"),
    path(_("statements/<int:pk>/versions/"), views.versions, name="statement-versions"),
    path(_("statements/<int:pk>/discard/"), views.discard, name="statement-discard"),
    path(_("statements/<int:pk>/meeting/"), views.meeting, name="statement-meeting"),
    path(_("statements/<int:pk>/adopt/"), views.adopt, name="statement-adopt"),
    path(_("statements/<int:pk>/send/"), views.send, name="statement-send"),
    path(_("statements/<int:pk>/publish/"), views.publish, name="statement-publish"),
    path(_("statements/comments/<int:pk>/remove/"), views.remove_comment, name="statement-comment-remove"),
]
