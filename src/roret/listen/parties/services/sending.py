"""Sending to parties: the log, reminders, and letters for those without an e-mail address."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.consultations.models import Consultation, Party
from roret.listen.parties import events, selectors, tasks
from roret.listen.parties.enums import DeliveryChannel, Failure, Purpose
from roret.listen.parties.models import Delivery
from roret.listen.parties.services.answering import replace_link

BEFORE_DEADLINE = timedelta(days=5)
"""So long before the deadline those who are to be heard and have said nothing are reminded."""
REST = timedelta(hours=20)
"""Nobody is reminded by hand again within this time: a second click must not be a second letter."""


def send_to(party: Party, *, purpose: Purpose, by: Any) -> Delivery:
    """Put something on its way to a party: by e-mail where there is an address, else by letter."""
    channel = DeliveryChannel.EMAIL if party.email else DeliveryChannel.LETTER
    delivery = Delivery.objects.create(
        party=party, purpose=purpose, channel=channel, made_by=authz.name_of(by) or "Roret", made_at=clock.now()
    )
    if channel == DeliveryChannel.EMAIL:
        tasks.write.enqueue(delivery_id=delivery.pk)
    return delivery


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
    made = [send_to(party, purpose=Purpose.REMINDER, by=by) for party in parties]
    for delivery in made:
        party = delivery.party
        journal.record(events.Reminded, party.consultation, by=by, name=party.name, channel=delivery.channel)
    return made


def send_delivery(delivery_id: int, *, by: Any, write: Callable[[Delivery], None]) -> None:
    """Let ``write(delivery)`` send a mail and note that it left, or why it did not; harmless when repeated.

    An address that refuses the mail is not tried again; when the server cannot be reached the error goes on to the job.
    """
    try:
        _send(delivery_id, by=by, write=write)
    except SMTPRecipientsRefused:
        note_failure(delivery_id, by=by, failure=Failure.REFUSED)
    except OSError:
        note_failure(delivery_id, by=by, failure=Failure.UNREACHABLE)
        raise


@transaction.atomic
def _send(delivery_id: int, *, by: Any, write: Callable[[Delivery], None]) -> None:
    delivery = Delivery.objects.lock(delivery_id)
    authz.require(by, "parties.send_delivery", delivery)
    if delivery.sent_at is None and delivery.channel == DeliveryChannel.EMAIL:
        write(delivery)
        delivery.sent_at, delivery.failure = clock.now(), ""
        delivery.save(update_fields=["sent_at", "failure"])


@transaction.atomic
def note_failure(delivery_id: int, *, by: Any, failure: Failure) -> None:
    """Keep why a mail has not left; the journal remembers each reason once."""
    delivery = Delivery.objects.lock(delivery_id)
    authz.require(by, "parties.send_delivery", delivery)
    if delivery.failure != failure:
        delivery.failure = failure
        delivery.save(update_fields=["failure"])
        journal.record(events.NotSent, delivery.party.consultation, by=by, name=delivery.party.name, why=str(failure))


@transaction.atomic
def turn_to_letter(delivery: Delivery, *, by: Any) -> Delivery:
    """Let a letter take the place of a mail that did not arrive; raises ``DomainError`` for one that has been sent."""
    authz.require(by, "parties.send_delivery", delivery)
    delivery = Delivery.objects.lock(delivery.pk)
    if delivery.sent_at is not None:
        raise DomainError(_("It has been sent already."))
    delivery.channel, delivery.failure = DeliveryChannel.LETTER, ""
    delivery.save(update_fields=["channel", "failure"])
    journal.record(events.TurnedToLetter, delivery.party.consultation, by=by, name=delivery.party.name)
    return delivery


@transaction.atomic
def send_new_link(party: Party, *, by: Any, email: str) -> Delivery:
    """Replace a party's private link and send the new one to ``email``, or as a letter when that is empty.

    For a link that has come into wrong hands, and for an address that was wrong. Raises ``NotPossible`` when the consultation
    takes no responses.
    """
    authz.require(by, "parties.send_delivery", party)
    party = Party.objects.lock(party.pk)
    lifecycle.require(party.consultation.can_respond())
    party.email = email
    party.full_clean(exclude=["consultation", "unit"])
    party.save(update_fields=["email"])
    replace_link(party, by=by)
    return send_to(party, purpose=Purpose.NEW_LINK, by=by)


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
