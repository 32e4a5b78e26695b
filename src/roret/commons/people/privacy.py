"""What the register of persons knows about a person, how it forgets, and who has been away for too long."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.people.models import RoleGrant, User
from roret.commons.people.services import erase_person as empty_person
from roret.foundation.privacy import Kept, Part, describe, register_retention, register_subject
from roret.foundation.privacy.services import erase_person
from roret.foundation.privacy.subjects import kept_since


def collect(person: Any) -> Iterator[Part]:
    """Give name and address, how she signs in and from where, and the roles she holds or held."""
    yield Part(_("Your account"), [describe(person)])
    addresses = EmailAddress.objects.filter(user=person)
    yield Part(
        _("Your e-mail addresses"), Kept(addresses, lambda one: {_("e-mail"): one.email, _("confirmed"): one.verified})
    )
    yield Part(_("Your roles"), Kept(person.grants.select_related("unit"), partial(describe, user=None)))
    yield Part(_("Outside sign-ins"), Kept(person.identities.all(), partial(describe, user=None)))
    sessions = UserSession.objects.filter(user=person)
    yield Part(_("Where you are signed in"), Kept(sessions, _session))


def erase(person: Any, *, by: Any) -> int:
    """Empty the person's row."""
    empty_person(person, by=by)
    return 1


def obstacle(person: Any) -> str:
    """Say that a role must end first."""
    if RoleGrant.objects.filter(user=person).not_over().exists():
        return _("You hold a role here. Ask your unit to end it first.")
    return ""


def due(moment: datetime) -> QuerySet[User]:
    """Return those who have not signed in for as long as an account is kept, and hold no role."""
    away = User.objects.filter(last_login__lt=kept_since(User, moment), erased_at=None, is_staff=False)
    return away.exclude(pk__in=RoleGrant.objects.not_over().values("user"))


def _session(session: UserSession) -> dict[str, Any]:
    return {_("address"): session.ip, _("browser"): session.user_agent, _("last used"): session.last_seen_at}


register_subject(
    "people",
    title=gettext_lazy("Your account"),
    collect=collect,
    erase=erase,
    obstacle=obstacle,
    stays=gettext_lazy("Which public offices you have held and when, without your name in this register."),
    order=100,
)
register_retention("people.user", title=gettext_lazy("Accounts that are no longer used"), due=due, erase=erase_person)
