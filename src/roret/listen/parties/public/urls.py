"""Addresses of a party's private page."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.parties.public import views

urlpatterns = [
    path(_("party/<str:secret>/"), views.party, name="party"),
    path(_("party/leave/<str:number>/"), views.leave, name="party-leave"),
    path(_("party/<str:secret>/answer/"), views.answer, name="party-answer"),
    path(_("party/<str:secret>/no-remarks/"), views.no_remarks, name="party-no-remarks"),
    path(_("party/<str:secret>/remarks-after-all/"), views.take_back, name="party-remarks"),
]
