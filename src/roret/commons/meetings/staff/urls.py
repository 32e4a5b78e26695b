"""Addresses in the workspace about meetings."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from roret.commons.meetings.staff import agenda_files, attendance, disqualifications, views, wheel
from roret.commons.meetings.staff.screens import CADENCES, MEETING_RULES

urlpatterns = [
    path(_("meetings/"), views.meetings, name="meeting-list"),
    path(_("meetings/wheel/"), wheel.wheel, name="wheel"),
    path(_("meetings/wheel/<int:pk>/"), wheel.body_wheel, name="body-wheel"),
    path(_("meetings/wheel/<int:pk>/plan/"), wheel.plan, name="wheel-plan"),
    path(_("meetings/<int:pk>/taking-part/"), disqualifications.questions, name="meeting-questions"),
    path(_("meetings/<int:pk>/taking-part/<int:question>/"), disqualifications.decide, name="question-decide"),
    path(_("meetings/<int:pk>/move/"), wheel.move, name="meeting-move"),
    path(_("meetings/<int:pk>/attendance/"), attendance.sheet, name="meeting-attendance"),
    path(_("meetings/<int:pk>/attendance/call/"), attendance.call, name="meeting-call"),
    path(_("meetings/<int:pk>/attendance/everybody/"), attendance.everybody, name="attendance-everybody"),
    path(_("meetings/<int:pk>/attendance/guest/"), attendance.add_guest, name="attendance-guest"),
    path(_("meetings/<int:pk>/attendance/<int:line>/"), attendance.mark, name="attendance-mark"),
    path(_("meetings/<int:pk>/attendance/<int:line>/times/"), attendance.times, name="attendance-times"),
    path(_("meeting-rules/"), include(MEETING_RULES.urls)),
    path(_("cadences/"), include(CADENCES.urls)),
    path(_("meetings/agenda-file/"), agenda_files.upload, name="agenda-file"),
    path(_("meetings/agenda-file/<uuid:key>/"), agenda_files.preview, name="agenda-file-preview"),
    path(_("meetings/new/"), views.create, name="meeting-create"),
    path(_("meetings/<int:pk>/"), views.meeting, name="meeting-detail"),
    path(_("meetings/<int:pk>/change/"), views.change, name="meeting-update"),
    path(_("meetings/<int:pk>/cancel/"), views.cancel, name="meeting-cancel"),
    path(_("meetings/<int:pk>/announce/"), views.announce, name="meeting-announce"),
    path(_("meetings/<int:pk>/agenda/add/"), views.add_item, name="agenda-add"),
    path(_("meetings/<int:pk>/agenda/order/"), views.reorder, name="agenda-order"),
    path(_("meetings/<int:pk>/agenda/publish/"), views.publish, name="agenda-publish"),
    path(_("meetings/<int:pk>/agenda/<int:item>/remove/"), views.remove, name="agenda-remove"),
]
