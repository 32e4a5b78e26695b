"""What signing in leaves behind: the journal remembers it for staff, whose access is an office, not for citizens."""

from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver

from roret.commons.people.events import CredentialsChanged, StaffSignedIn
from roret.foundation import authz, journal


@receiver(user_logged_in)
def remember_sign_in(*, user: Any, request: Any = None, **_more: Any) -> None:
    """Remember that somebody of the staff signed in, and how."""
    if authz.standing_of(user).is_staff:
        with transaction.atomic():
            journal.record(StaffSignedIn, user, by=user, method=_method(request), person=user.pk)


@receiver([authenticator_added, authenticator_removed, authenticator_reset, password_changed, password_reset])
def remember_change(*, user: Any, signal: Any, **_more: Any) -> None:
    """Remember that somebody of the staff changed how she proves who she is."""
    if authz.standing_of(user).is_staff:
        with transaction.atomic():
            journal.record(CredentialsChanged, user, by=user, change=_changes[id(signal)], person=user.pk)


_changes = {
    id(authenticator_added): "authenticator_added",
    id(authenticator_removed): "authenticator_removed",
    id(authenticator_reset): "authenticator_reset",
    id(password_changed): "password_changed",
    id(password_reset): "password_reset",
}


def _method(request: Any) -> str:
    records = getattr(request, "session", {}).get("account_authentication_methods") or []
    return " + ".join(str(record.get("type") or record.get("method", "")) for record in records)[:80] or "direct"
