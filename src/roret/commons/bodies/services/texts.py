"""What governs a body: adopt a new version, or withdraw one that does not count yet."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from roret.commons.bodies import events
from roret.commons.bodies.models import Body, GoverningText
from roret.foundation import authz, clock, journal
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.staff.changing import change


@transaction.atomic
def adopt_text(body: Body, *, by: Any, kind: str, text: str, valid_from: date, **fields: Any) -> GoverningText:
    """Write down a new version of a governing text; the one before it counts until its first day.

    Raises ``DomainError`` when a version of the kind begins on the same day or later already.
    """
    authz.require(by, "bodies.create_governingtext", body)
    body = Body.objects.lock(body.pk)
    found = GoverningText.objects.filter(body=body, kind=kind).aggregate(number=Max("number"), day=Max("valid_from"))
    if found["day"] and valid_from <= found["day"]:
        raise DomainError(_("The version before it begins on that day or later."), field="valid_from")
    version = GoverningText(body=body, number=(found["number"] or 0) + 1, made_by=authz.name_of(by) or "Roret")
    change(version, {"kind": kind, "text": text, "valid_from": valid_from, **fields})
    said = {"kind": kind, "number": version.number, "valid_from": valid_from}
    journal.record(events.TextAdopted, version, by=by, **said)
    return version


@transaction.atomic
def withdraw_text(version: GoverningText, *, by: Any) -> None:
    """Take away a version before its first day; what has counted stays."""
    authz.require(by, "bodies.delete_governingtext", version)
    version = GoverningText.objects.lock(version.pk)
    if version.valid_from <= clock.today():
        raise NotPossible(_("The version has counted already, so it must stay. Write a new one."))
    journal.record(events.TextWithdrawn, version, by=by, kind=version.kind, number=version.number)
    version.delete()
