"""Drafting: a consultation before anybody outside can see it, and the parties it will hear."""

from typing import Any

from django.db import transaction

from roret.commons.records.services import begin_record, change_record, remove_attachment
from roret.foundation import authz, journal, lifecycle
from roret.listen.consultations import events
from roret.listen.consultations.enums import PartyRight
from roret.listen.consultations.models import Consultation, Party


@transaction.atomic
def create_consultation(
    *, by: Any, areas: Any = (), topics: Any = (), target_groups: Any = (), **values: Any
) -> Consultation:
    """Begin a draft in a unit where ``by`` may; ``values`` are the consultation's own columns."""
    consultation = Consultation(**values)
    authz.require(by, "consultations.create_consultation", consultation)
    begin_record(consultation, by=by, areas=areas, topics=topics, target_groups=target_groups)
    journal.record(events.Drafted, consultation, by=by)
    return consultation


@transaction.atomic
def update_consultation(
    consultation: Consultation, *, by: Any, version: int | None = None, **values: Any
) -> Consultation:
    """Change a consultation; raises ``ChangedMeanwhile`` when somebody else has saved since ``version``.

    Once it is out, its deadline moves only by ``extend_consultation``; words may still be corrected, and the journal shows it.
    """
    authz.require(by, "consultations.update_consultation", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    if consultation.is_published:
        values = {name: value for name, value in values.items() if name not in {"begins_at", "ends_at", "type"}}
    changes = change_record(consultation, version=version, **values)
    journal.record(events.Changed, consultation, by=by, changes=changes)
    return consultation


@transaction.atomic
def delete_consultation(consultation: Consultation, *, by: Any) -> None:
    """Throw a draft away; what has been published is never deleted."""
    authz.require(by, "consultations.delete_consultation", consultation)
    journal.record(events.Deleted, consultation, by=by)
    consultation.attachments.all().delete()
    consultation.delete()


@transaction.atomic
def add_party(
    consultation: Consultation,
    *,
    by: Any,
    name: str,
    right: str = PartyRight.HEARD,
    unit: Any = None,
    email: str = "",
    purpose: str = "",
) -> Party:
    """Add someone who is to be heard, or only informed."""
    authz.require(by, "consultations.manage_party", consultation)
    lifecycle.require(consultation.can_change_material())
    party = Party(consultation=consultation, name=name, right=right, unit=unit, email=email, purpose=purpose)
    party.full_clean()
    party.save()
    journal.record(events.PartyAdded, consultation, by=by, name=name, right=str(right))
    return party


@transaction.atomic
def remove_party(party: Party, *, by: Any) -> None:
    """Take a party off the list."""
    authz.require(by, "consultations.manage_party", party)
    lifecycle.require(party.consultation.can_change_material())
    journal.record(events.PartyRemoved, party.consultation, by=by, name=party.name)
    party.delete()


@transaction.atomic
def remove_material(consultation: Consultation, attachment: Any, *, by: Any) -> None:
    """Take a document off; not once people have answered on it, because the account must show what they were asked."""
    authz.require(by, "consultations.update_consultation", consultation)
    lifecycle.require(consultation.can_change_material())
    remove_attachment(attachment, by=by)
