"""Addresses in the workspace about events."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.events.staff import door, groups, importing, steps, views

urlpatterns = [
    path(_("events/"), views.index, name="event-list"),
    path(_("events/new/"), views.create, name="event-create"),
    path(_("events/<int:pk>/"), views.detail, name="event-detail"),
    path(_("events/<int:pk>/plans/"), views.detail, {"part": "plans"}, name="event-plans"),
    path(_("events/<int:pk>/guests/"), views.detail, {"part": "guests"}, name="event-guests"),
    path(_("events/<int:pk>/afterwards/"), views.detail, {"part": "afterwards"}, name="event-afterwards"),
    path(_("events/<int:pk>/evaluation/"), views.detail, {"part": "evaluation"}, name="event-evaluation"),
    path(_("events/<int:pk>/history/"), views.detail, {"part": "history"}, name="event-history"),
    path(_("events/<int:pk>/change/"), views.change, name="event-update"),
    path(_("events/<int:pk>/delete/"), views.delete, name="event-delete"),
    path(_("events/<int:pk>/plan/"), steps.plan, name="event-plan"),
    path(_("events/<int:pk>/announce/"), steps.announce, name="event-announce"),
    path(_("events/<int:pk>/cancel/"), steps.cancel, name="event-cancel"),
    path(_("events/<int:pk>/programme/add/"), steps.add_point, name="event-point-add"),
    path(_("events/<int:pk>/programme/<int:point>/remove/"), steps.remove_point, name="event-point-remove"),
    path(_("events/<int:pk>/tie/"), steps.tie, name="event-tie"),
    path(_("events/<int:pk>/invite/"), steps.invite, name="event-invite"),
    path(_("events/<int:pk>/invitations/<int:invitation>/remove/"), steps.uninvite, name="event-uninvite"),
    path(_("events/<int:event>/invitations/import/"), importing.upload, name="event-invitation-import"),
    path(_("events/<int:event>/invitations/import/<uuid:upload>/"), importing.preview, name="event-invitation-import"),
    path(
        _("events/<int:event>/invitations/import/template.<str:dialect>"),
        importing.template,
        name="event-invitation-template",
    ),
    path(_("events/<int:pk>/guests/enter/"), steps.enter, name="event-enter"),
    path(_("events/<int:pk>/guests/list.csv"), steps.export, name="event-guest-export"),
    path(_("events/<int:pk>/guests/<int:registration>/cancel/"), steps.cancel_for_guest, name="event-guest-cancel"),
    path(_("events/<int:pk>/door/"), door.door, name="event-door"),
    path(_("events/<int:pk>/door/<str:code>/"), door.by_code, name="event-door-code"),
    path(_("events/<int:pk>/door/<int:registration>/check-in/"), door.check_in, name="event-check-in"),
    path(_("events/<int:pk>/walk-ins/"), door.walk_ins, name="event-walk-ins"),
    path(_("events/<int:pk>/notes/"), steps.notes, name="event-notes"),
    path(_("events/<int:pk>/notes/publish/"), steps.publish_notes, name="event-notes-publish"),
    path(_("events/<int:pk>/outcome/"), steps.outcome, name="event-outcome"),
    path(_("events/<int:pk>/pictures/add/"), steps.add_picture, name="event-picture-add"),
    path(_("events/<int:pk>/pictures/<int:picture>/remove/"), steps.remove_picture, name="event-picture-remove"),
    path(_("events/<int:pk>/evaluation/ask/"), steps.ask, name="event-evaluation-ask"),
    path(_("events/<int:pk>/evaluation/code.svg"), door.evaluation_code, name="event-evaluation-code"),
    path(_("events/<int:pk>/groups/propose/"), groups.propose, name="event-group-propose"),
    path(_("events/<int:pk>/groups/<int:group>/establish/"), groups.establish, name="event-group-establish"),
    path(_("events/<int:pk>/groups/<int:group>/deliver/"), groups.deliver, name="event-group-deliver"),
    path(_("events/<int:pk>/groups/<int:group>/close/"), groups.close, name="event-group-close"),
    path(_("events/<int:pk>/lessons/"), steps.lessons, name="event-lessons"),
]
