"""What the journal remembers about persons, and what others may listen to. A person is a number here."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

PersonCreated = EventType(
    "people.person_created", _("%(actor)s created %(target)s"), forget=("email", "name"), icon="person"
)
PersonUpdated = EventType(
    "people.person_updated", _("%(actor)s changed %(target)s"), keep=("fields",), forget=("changed",)
)
PersonDeactivated = EventType(
    "people.person_deactivated", _("%(actor)s stopped %(target)s from signing in"), icon="lock"
)
PersonActivated = EventType("people.person_activated", _("%(actor)s let %(target)s sign in again"))
PersonErased = EventType("people.person_erased", _("%(actor)s erased what was known of %(target)s"), icon="delete")
RoleGranted = EventType(
    "people.role_granted",
    _("%(actor)s gave the role %(target)s"),
    keep=("role", "unit", "begins_on", "ends_on"),
    icon="how-to-reg",
)
RoleEnded = EventType("people.role_ended", _("%(actor)s ended the role %(target)s"), keep=("role", "unit", "ends_on"))
RolesExported = EventType(
    "people.roles_exported",
    _("%(actor)s fetched persons and roles as a file (%(target)s)"),
    keep=("roles", "persons"),
    icon="download",
)
IdentityLinked = EventType(
    "people.identity_linked", _("%(target)s was linked as an outside identity"), keep=("provider", "assurance")
)
IdentityUnlinked = EventType(
    "people.identity_unlinked", _("%(target)s is no longer an outside identity"), keep=("provider",)
)
StaffSignedIn = EventType("people.staff_signed_in", _("%(actor)s signed in (%(target)s)"), keep=("method",))
CredentialsChanged = EventType(
    "people.credentials_changed", _("%(actor)s changed password or second step (%(target)s)"), keep=("change",)
)

role_granted = Signal()
"""Sent after commit: ``pk`` of the grant."""
role_ended = Signal()
"""Sent after commit: ``pk`` of the grant."""
