"""Addresses in the workspace about who must be heard."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.decide.duties.staff import rulebook, views

urlpatterns = [
    path(_("hearing-duties/"), views.waiting, name="duty-list"),
    path(_("matters/<int:pk>/hearing-duties/"), views.checklist, name="matter-duties"),
    path(_("matters/<int:pk>/hearing-duties/domains/"), views.domains, name="matter-domains"),
    path(_("matters/<int:pk>/hearing-duties/<int:rule>/<int:consultee>/<slug:act>/"), views.register, name="duty-act"),
    path(_("hearing-duties/rules/"), rulebook.rules, name="dutyrule-list"),
    path(_("hearing-duties/rules/new/"), rulebook.create, name="dutyrule-create"),
    path(_("hearing-duties/rules/<int:pk>/"), rulebook.rule, name="dutyrule-detail"),
    path(_("hearing-duties/rules/<int:pk>/change/"), rulebook.change, name="dutyrule-update"),
    path(_("hearing-duties/rules/<int:pk>/end/"), rulebook.end, name="dutyrule-end"),
]
