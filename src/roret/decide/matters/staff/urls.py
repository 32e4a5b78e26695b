"""Addresses in the workspace about matters."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.decide.matters.staff import deciding, items, views

urlpatterns = [
    path(_("matters/"), views.matters, name="matter-list"),
    path(_("matters/new/"), views.create, name="matter-create"),
    path(_("matters/from/<int:consultation>/"), views.from_consultation, name="matter-from-consultation"),
    path(_("matters/<int:pk>/"), views.matter, name="matter-detail"),
    path(_("matters/<int:pk>/text/"), views.matter, {"part": "text"}, name="matter-text"),
    path(_("matters/<int:pk>/outcome/"), views.matter, {"part": "outcome"}, name="matter-outcome"),
    path(_("matters/<int:pk>/history/"), views.matter, {"part": "history"}, name="matter-history"),
    path(_("matters/<int:pk>/change/"), views.change, name="matter-update"),
    path(_("matters/<int:pk>/sign/"), views.sign, name="matter-sign"),
    path(_("matters/<int:pk>/unsign/"), views.unsign, name="matter-unsign"),
    path(_("matters/<int:pk>/material/add/"), views.add_material, name="matter-material-add"),
    path(_("matters/<int:pk>/items/add/"), items.add, name="matter-item-add"),
    path(_("matters/<int:pk>/items/<int:item>/change/"), items.change, name="matter-item-change"),
    path(_("matters/<int:pk>/items/<int:item>/move/"), items.move, name="matter-item-move"),
    path(_("matters/<int:pk>/items/<int:item>/remove/"), items.remove, name="matter-item-remove"),
    path(_("matters/<int:pk>/put-to-meeting/"), deciding.put_to_meeting, name="matter-put-to-meeting"),
    path(_("matters/<int:pk>/decide/<int:meeting>/"), deciding.decide, name="matter-decide"),
    path(_("matters/<int:pk>/effects/"), deciding.effects, name="matter-effects"),
    path(_("matters/<int:pk>/close/"), deciding.close, name="matter-close"),
    path(_("decisions/<int:pk>/"), views.decision, name="decision-detail"),
]
