"""Making, changing, shutting out and letting in persons."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from roret.commons.people import tasks
from roret.commons.people.events import PersonActivated, PersonCreated, PersonDeactivated, PersonUpdated
from roret.commons.people.models import User
from roret.foundation import authz, journal
from roret.foundation.errors import DomainError, NotPossible


@transaction.atomic
def create_person(
    *, by: Any, email: str, name: str = "", language: str = "da", password: str | None = None, invite: bool = True
) -> User:
    """Make a person who can sign in; without a password she is sent a link where she chooses one
    (``invite=False``: she signs in by an outside identity).

    The address counts as confirmed: whoever makes the person vouches for it, and the link only goes there. Raises
    ``DomainError`` when the address is taken, ``ValidationError`` when it is no address.
    """
    authz.require(by, "people.create_user")
    person = User(email=email.strip().lower(), name=" ".join(name.split()), language=language)
    person.set_password(password)
    person.clean_fields()
    _save_new(person)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    journal.record(PersonCreated, person, by=by, email=person.email, name=person.name, person=person.pk)
    if password is None and invite:
        tasks.send_invitation.enqueue(person.pk)
    return person


@transaction.atomic
def update_person(person: User, *, by: Any, name: str, language: str) -> User:
    """Change what a person is called and the language she is written to; the address is changed by herself, with proof."""
    authz.require(by, "people.update_user", person)
    person = User.objects.lock(person.pk)
    values = {"name": " ".join(name.split()), "language": language}
    changed = {
        field: [getattr(person, field), value] for field, value in values.items() if getattr(person, field) != value
    }
    for field, (_before, value) in changed.items():
        setattr(person, field, value)
    person.clean_fields()
    if changed:
        person.save(update_fields=list(changed))
        journal.record(PersonUpdated, person, by=by, fields=sorted(changed), changed=changed, person=person.pk)
    return person


@transaction.atomic
def deactivate_person(person: User, *, by: Any, reason: str) -> User:
    """Stop a person from signing in; she is signed out everywhere at once. What she has written stays."""
    authz.require(by, "people.deactivate_user", person)
    person = User.objects.lock(person.pk)
    if not person.is_active:
        raise NotPossible(_("The person cannot sign in already."))
    person.is_active = False
    person.save(update_fields=["is_active"])
    for session in UserSession.objects.filter(user=person):
        session.end()
    journal.record(PersonDeactivated, person, by=by, reason=reason, person=person.pk)
    return person


@transaction.atomic
def activate_person(person: User, *, by: Any, reason: str = "") -> User:
    """Let a person sign in again. Raises ``NotPossible`` for one who can, or who has been erased."""
    authz.require(by, "people.deactivate_user", person)
    person = User.objects.lock(person.pk)
    if person.is_active or person.erased_at:
        raise NotPossible(_("The person can sign in, or has been erased."))
    person.is_active = True
    person.save(update_fields=["is_active"])
    journal.record(PersonActivated, person, by=by, reason=reason, person=person.pk)
    return person


def send_invitation(person: User, *, by: Any) -> None:
    """Send a person a new link where she chooses a password."""
    authz.require(by, "people.create_user")
    if person.last_login or not person.is_active:
        raise NotPossible(_("The person has signed in before, and can ask for a new password herself."))
    tasks.send_invitation.enqueue(person.pk)


def _save_new(person: User) -> None:
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as error:
        raise DomainError(_("There is already a person who signs in with this e-mail."), field="email") from error
