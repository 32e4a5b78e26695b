"""Addresses in the workspace about consultations."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.consultations.staff import responses, steps, views

urlpatterns = [
    path(_("consultations/"), views.index, name="consultation-list"),
    path(_("consultations/new/"), views.create, name="consultation-create"),
    path(_("consultations/period/"), views.period, name="consultation-period"),
    path(_("consultations/<int:pk>/"), views.detail, name="consultation-detail"),
    path(_("consultations/<int:pk>/places/"), responses.places, name="consultation-places"),
    path(_("consultations/<int:pk>/responses/"), views.detail, {"part": "responses"}, name="consultation-responses"),
    path(_("consultations/<int:pk>/themes/"), views.detail, {"part": "themes"}, name="consultation-themes"),
    path(_("consultations/<int:pk>/material/"), views.detail, {"part": "material"}, name="consultation-material"),
    path(_("consultations/<int:pk>/history/"), views.detail, {"part": "history"}, name="consultation-history"),
    path(_("consultations/<int:pk>/change/"), views.change, name="consultation-update"),
    path(_("consultations/<int:pk>/delete/"), views.delete, name="consultation-delete"),
    path(_("consultations/<int:pk>/publish/"), steps.publish, name="consultation-publish"),
    path(_("consultations/<int:pk>/schedule/"), steps.schedule, name="consultation-schedule"),
    path(_("consultations/<int:pk>/unschedule/"), steps.unschedule, name="consultation-unschedule"),
    path(_("consultations/<int:pk>/extend/"), steps.extend, name="consultation-extend"),
    path(_("consultations/<int:pk>/again/"), steps.again, name="consultation-again"),
    path(_("consultations/<int:pk>/close/"), steps.close, name="consultation-close"),
    path(_("consultations/<int:pk>/answered/"), steps.answered, name="consultation-answered"),
    path(_("consultations/<int:pk>/parties/add/"), steps.add_party, name="consultation-party-add"),
    path(_("consultations/<int:pk>/parties/<int:party>/remove/"), steps.remove_party, name="consultation-party-remove"),
    path(_("consultations/<int:pk>/material/add/"), steps.add_material, name="consultation-material-add"),
    path(
        _("consultations/<int:pk>/material/<int:attachment>/remove/"),
        steps.remove_material,
        name="consultation-material-remove",
    ),
    path(_("consultations/<int:pk>/themes/add/"), responses.add_theme, name="consultation-theme-add"),
    path(_("consultations/<int:pk>/group/"), responses.group, name="consultation-group"),
    path(_("consultations/<int:pk>/ungrouped/"), responses.ungrouped, name="consultation-ungrouped"),
    path(_("consultations/<int:pk>/enter/"), responses.enter, name="consultation-enter"),
    path(_("consultations/<int:pk>/export/"), responses.export, name="consultation-export"),
]
