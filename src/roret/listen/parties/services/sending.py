"""Sending to parties: the log, reminders, and letters for those without an e-mail address."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.consultations.models import Consultation, Party
from roret.listen.parties import events, selectors, tasks
from roret.listen.parties.enums import DeliveryChannel, Purpose
from roret.listen.parties.models import Delivery

BEFORE_DEADLINE = timedelta(days=5)
"""So long before the deadline those who are to be heard and have said nothing are reminded."""
REST = timedelta(hours=20)
"""Nobody is reminded by hand again within this time: a second click must not be a second letter."""


def log_delivery(party: Party, *, purpose: Purpose, by: Any) -> Delivery:
    """Note that something is on its way to a party: by e-mail where there is an address, else by letter."""
    channel = DeliveryChannel.EMAIL if party.email else DeliveryChannel.LETTER
    return Delivery.objects.create(
        party=party, purpose=purpose, channel=channel, made_by=authz.name_of(by) or "Roret", made_at=clock.now()
    )


@transaction.atomic
def remind_parties(consultation: Consultation, *, by: Any, parties: Iterable[Any]) -> list[Delivery]:
    """Remind chosen parties; return what is on its way. Those who have answered or were reminded today are passed over.

    Raises ``NotPossible`` when the consultation takes no responses, and ``DomainError`` when nobody is left to remind.
    """
    authz.require(by, "parties.send_delivery", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    lifecycle.require(consultation.can_respond())
    keys = [getattr(party, "pk", party) for party in parties]
    made = _remind(selectors.to_remind(consultation, since=clock.now() - REST).filter(pk__in=keys), by=by)
    if not made:
        raise DomainError(_("There is nobody to remind: they have answered, or were reminded today."))
    return made


def remind_before_deadline() -> int:
    """Remind everywhere those who are to be heard, once, when the deadline is near; return how many were reminded."""
    now = clock.now()
    near = Consultation.objects.open().filter(ends_at__lte=now + BEFORE_DEADLINE)
    return sum(_remind_once(consultation) for consultation in near)


@transaction.atomic
def _remind_once(consultation: Consultation) -> int:
    consultation = Consultation.objects.lock(consultation.pk)
    since = (consultation.ends_at or clock.now()) - 2 * BEFORE_DEADLINE
    return len(_remind(selectors.to_remind(consultation, since=since), by=authz.SYSTEM))


def _remind(parties: Iterable[Party], *, by: Any) -> list[Delivery]:
    made = [log_delivery(party, purpose=Purpose.REMINDER, by=by) for party in parties]
    for delivery in made:
        party = delivery.party
        journal.record(events.Reminded, party.consultation, by=by, name=party.name, channel=delivery.channel)
        if delivery.channel == DeliveryChannel.EMAIL:
            tasks.write_reminder.enqueue(delivery_id=delivery.pk)
    return made


@transaction.atomic
def send_reminder(delivery_id: int, *, by: Any, write: Any) -> None:
    """Let ``write(party)`` send the mail of a reminder and note that it left; harmless when repeated."""
    delivery = Delivery.objects.lock(delivery_id)
    authz.require(by, "parties.send_delivery", delivery)
    if delivery.sent_at is None:
        write(delivery.party)
        delivery.sent_at = clock.now()
        delivery.save(update_fields=["sent_at"])


@transaction.atomic
def letters_sent(consultation: Consultation, *, by: Any) -> int:
    """Note that the letters that waited have been put in the post; return how many."""
    authz.require(by, "parties.send_delivery", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    count = selectors.letters_waiting(consultation).update(sent_at=clock.now())
    if not count:
        raise DomainError(_("No letter waits to be sent."))
    journal.record(events.LettersSent, consultation, by=by, count=count)
    return int(count)
