"""Outside identities: linking them to persons, and signing in by them (the seam for MitID and municipal sign-in)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.people.events import IdentityLinked, IdentityUnlinked
from roret.commons.people.identities import Identity
from roret.commons.people.models import ExternalIdentity, User
from roret.commons.people.services.persons import create_person
from roret.foundation import authz, clock, journal
from roret.foundation.errors import NotPossible


@transaction.atomic
def link_identity(person: User, *, by: Any, identity: Identity) -> ExternalIdentity:
    """Remember that an outside identity is this person; only she herself links it, when she is signed in.

    Raises ``NotPossible`` when the identity belongs to someone else.
    """
    authz.require(by, "people.link_identity", person)
    linked, created = ExternalIdentity.objects.select_for_update().get_or_create(
        provider=identity.provider, subject=identity.subject, defaults={"user": person, "assurance": identity.assurance}
    )
    if linked.user_id != person.pk:
        raise NotPossible(_("This sign-in already belongs to another person here."))
    if created:
        details = {"provider": identity.provider, "assurance": identity.assurance}
        journal.record(IdentityLinked, linked, by=by, person=person.pk, **details)
    return linked


@transaction.atomic
def unlink_identity(linked: ExternalIdentity, *, by: Any) -> None:
    """Forget an outside identity. Raises ``NotPossible`` when it is the only way in."""
    authz.require(by, "people.link_identity", linked.user)
    person = User.objects.lock(linked.user_id)
    if not person.has_usable_password() and person.identities.count() == 1:
        raise NotPossible(_("This is your only way to sign in. Choose a password first."))
    journal.record(IdentityUnlinked, linked, by=by, person=person.pk, provider=linked.provider)
    linked.delete()


@transaction.atomic
def sign_in_by_identity(identity: Identity) -> User:
    """Return the person that an outside identity belongs to, made if she is new; the door then signs her in.

    An unknown identity never takes over a person because an address is the same: she signs in once with her password and
    links it. Raises ``NotPossible`` for that case, for a person who is shut out, and for a new identity without an address.
    """
    linked = (
        ExternalIdentity.objects.select_for_update()
        .filter(provider=identity.provider, subject=identity.subject)
        .first()
    )
    person = linked.user if linked else _new_person(identity)
    if not person.is_active:
        raise NotPossible(_("You cannot sign in. Contact the municipality."))
    used = {"used_at": clock.now(), "assurance": identity.assurance}
    ExternalIdentity.objects.filter(provider=identity.provider, subject=identity.subject).update(**used)
    return person


def _new_person(identity: Identity) -> User:
    if not identity.email:
        raise NotPossible(_("We need your e-mail address. Create an account first, and link this sign-in to it."))
    if User.objects.filter(email__iexact=identity.email).exists():
        raise NotPossible(_("Sign in with your e-mail and password once, and link this sign-in to your account."))
    person = create_person(by=authz.SYSTEM, email=identity.email, name=identity.name, invite=False)
    link_identity(person, by=authz.SYSTEM, identity=identity)
    return person
