"""Addresses in the workspace about what parties were sent."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from roret.listen.parties.staff import standing, views
from roret.listen.parties.staff.screens import STANDING

urlpatterns = [
    path(_("standing-parties/<int:pk>/verify/"), standing.verify, name="standingparty-verify"),
    path(_("standing-parties/"), include(STANDING.urls)),
    path(_("consultations/<int:pk>/party-overview/"), views.overview, name="party-overview"),
    path(_("consultations/<int:pk>/party-overview/remind/"), views.remind, name="party-remind"),
    path(_("consultations/<int:pk>/party-overview/suggested/"), views.add, name="party-add-suggested"),
    path(_("consultations/<int:pk>/party-overview/letters-sent/"), views.letters_sent, name="party-letters-sent"),
    path(_("consultations/<int:pk>/party-overview/letters.pdf"), views.letters_file, name="party-letters"),
    path(_("consultations/<int:pk>/party-overview/new-link/"), views.new_link, name="party-new-link"),
    path(_("party-deliveries/<int:pk>/to-letter/"), views.to_letter, name="party-to-letter"),
    path(_("parties/<int:pk>/responses/<str:reference>/"), views.tie, name="party-tie"),
]
