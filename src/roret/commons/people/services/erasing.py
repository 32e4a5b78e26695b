"""Forgetting a person (GDPR article 17): the row stays as a number, so that what hangs on it keeps its place."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.people.events import PersonErased
from roret.commons.people.models import User
from roret.foundation import authz, clock, journal
from roret.foundation.errors import NotPossible


@transaction.atomic
def erase_person(person: User, *, by: Any, reason: str = "") -> User:
    """Erase name, address, ways to sign in and sessions; she is signed out at once and cannot sign in again.

    Past roles stay with their number, because an office is public. Raises ``NotPossible`` while a role is in force.
    Harmless when repeated. What other modules know is theirs to erase.
    """
    authz.require(by, "people.erase_user", person)
    person = User.objects.lock(person.pk)
    if person.erased_at:
        return person
    if person.grants.not_over().exists():
        raise NotPossible(_("The person holds a role. End it first."))
    for session in UserSession.objects.filter(user=person):
        session.end()
    for found in (EmailAddress, Authenticator):
        found.objects.filter(user=person).delete()
    person.identities.all().delete()
    journal.record(PersonErased, person, by=by, reason=reason)
    _empty(person)
    return person


def _empty(person: User) -> None:
    person.name, person.email = "", f"erased-{person.pk}@invalid"
    person.is_active, person.erased_at, person.last_login = False, clock.now(), None
    person.set_unusable_password()
    person.save()
