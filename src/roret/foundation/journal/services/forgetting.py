"""Forgetting: the erasable details go, the events stay as they were written."""

from typing import Any

from django.db import transaction

from roret.foundation import authz
from roret.foundation.journal import events
from roret.foundation.journal.models import Detail
from roret.foundation.journal.services.recording import record_event


@transaction.atomic
def forget_person(person: Any, *, by: Any) -> int:
    """Erase every detail about ``person`` (a user) and about what she did herself; return how many."""
    authz.require(by, "journal.forget_detail", person)
    own = Detail.objects.about(person)
    count = own.delete()[0]
    if count:
        record_event(events.DetailsForgotten, person, by=by, count=count)
    return count


def forget_detail(detail: Detail, *, by: Any) -> None:
    """Erase one detail whose time is up; no event, because the certificate of the night counts them all."""
    authz.require(by, "journal.forget_detail")
    detail.delete()
