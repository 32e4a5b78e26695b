"""Persons and their roles from a file: each line invites a person who is new and gives her a role, all of them or none."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.organisation.models import Unit
from roret.commons.people.selectors import person_by_email
from roret.commons.people.services.grants import end_role, grant_role
from roret.commons.people.services.persons import create_person
from roret.foundation import clock
from roret.foundation.errors import DomainError, ImportRefused
from roret.foundation.jobs import progress
from roret.foundation.staff.importing.plan import Problem

MOST_LINES = 50_000
"""Each line may send a letter: more than the staff of the largest municipality at once is a mistake."""


@transaction.atomic
def import_roles(lines: Sequence[Any], *, by: Any) -> None:
    """Invite the persons who are new, give the roles that are new, and set the last day of those that have another.

    Every rule is that of the services for one person and one role. Raises ``ImportRefused`` with every line that one of
    them refuses; then nothing is changed and nobody is written to.
    """
    if len(lines) > MOST_LINES:
        sentence = _("At most %(most)s persons and roles can be read at once. Divide the file.")
        raise ImportRefused([Problem(0, "", sentence % {"most": MOST_LINES})])
    problems = [problem for line in lines if (problem := _refused(line, by=by))]
    if problems:
        raise ImportRefused(problems)


def _refused(line: Any, *, by: Any) -> Problem | None:
    """Do one line in a savepoint; return why it was refused."""
    progress.step()
    try:
        with transaction.atomic():
            _import(line, by=by)
    except PermissionDenied:
        itself = line.values["email"].casefold() == getattr(by, "email", "")
        sentence = _("You cannot give a role to yourself.") if itself else _("You may not give this role in this unit.")
        return Problem(line.number, "", sentence)
    except ValidationError as error:
        return Problem(line.number, "", " ".join(error.messages))
    except DomainError as error:
        return Problem(line.number, "", str(error))
    return None


def _import(line: Any, *, by: Any) -> None:
    values = line.values
    if line.thing is not None:
        end_role(line.thing, by=by, ends_on=values["ends_on"])
        return
    person = person_by_email(values["email"]) or create_person(
        by=by, email=values["email"], name=values.get("name", ""), language=values.get("language") or "da"
    )
    grant_role(
        person,
        by=by,
        role=values["role"],
        unit=Unit.objects.get(pk=values["unit"]),
        begins_on=_not_before_today(values.get("begins_on")),
        ends_on=values.get("ends_on"),
    )


def _not_before_today(day: date | None) -> date | None:
    """A file from another register tells when a role began there; here it begins today at the earliest."""
    return max(day, clock.today()) if day else None
