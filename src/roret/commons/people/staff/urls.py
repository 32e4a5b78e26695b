"""Addresses in the workspace."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from roret.commons.people.staff import grants, persons
from roret.commons.people.staff.imports import ROLES_READ

urlpatterns = [
    path(_("persons/"), persons.person_list, name="person-list"),
    path(_("persons/new/"), persons.person_create, name="person-create"),
    path(_("persons/"), include(ROLES_READ.urls_of("import", "template"))),
    path(_("persons/export.<str:dialect>"), persons.person_export, name="person-export"),
    path(_("persons/<int:pk>/"), persons.person_detail, name="person-detail"),
    path(_("persons/<int:pk>/may/"), persons.person_may, name="person-may"),
    path(_("persons/<int:pk>/edit/"), persons.person_edit, name="person-edit"),
    path(_("persons/<int:pk>/invite/"), persons.person_invite, name="person-invite"),
    path(_("persons/<int:pk>/access/"), persons.person_access, name="person-access"),
    path(_("persons/<int:pk>/give-role/"), grants.grant_to_person, name="role-grant"),
    path(_("persons/give-role/"), grants.grant_by_email, name="role-grant-by-email"),
    path(_("roles/<int:pk>/end/"), grants.end_grant, name="role-end"),
]
