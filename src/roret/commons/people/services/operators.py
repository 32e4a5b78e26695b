"""The first operator, who is made at the machine itself: nobody is there yet to give the role."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.organisation.enums import UnitKind
from roret.commons.organisation.models import Unit
from roret.commons.organisation.services import create_unit
from roret.commons.people.models import User
from roret.commons.people.selectors import person_by_email
from roret.commons.people.services.grants import grant_role
from roret.commons.people.services.persons import create_person
from roret.foundation import authz
from roret.foundation.authz.roles import OPERATOR
from roret.foundation.errors import NotPossible


@transaction.atomic
def appoint_operator(email: str, *, unit: Unit, name: str = "", by: Any = authz.SYSTEM) -> User:
    """Make the person with this address an operator in ``unit``, and make the person where there is none.

    No letter is sent: whoever runs the command hands over the link.
    """
    person = person_by_email(email) or create_person(by=by, email=email, name=name, invite=False)
    grant_role(person, by=by, role=OPERATOR, unit=unit)
    return person


@transaction.atomic
def begin_platform(municipality: str, *, email: str, name: str = "", by: Any = authz.SYSTEM) -> User:
    """Make the municipality the first unit of an empty platform, and the person with this address its operator.

    Raises ``NotPossible`` when there are units already.
    """
    if Unit.objects.exists():
        raise NotPossible(_("There are units already. Name one of them instead."))
    top = create_unit(by=by, name=municipality, kind=UnitKind.MUNICIPALITY)
    return appoint_operator(email, unit=top, name=name, by=by)
