"""Responding: by the sender herself, or entered by a clerk from paper, phone or a meeting."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from roret.foundation import authz, clock, lifecycle
from roret.listen.consultations import tasks
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.enums import Channel, ContributionKind
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services import Arrival, Content, Receipt, receive_contribution

Also = Callable[[Contribution], None]
"""Keeps something more beside a contribution that has just been received."""


@transaction.atomic
def respond(
    consultation: Consultation,
    *,
    by: Any,
    content: Content,
    submission: str,
    invented: bool = False,
    kind: ContributionKind = ContributionKind.RESPONSE,
    also: Iterable[Also] = (),
) -> Receipt:
    """Take a response by the web; the receipt has the reference and the secret of the follow link.

    ``also`` keeps what upper modules add to the response (a clause, answers to questions), all of it or nothing.

    The consultation's row is share-locked, so that it cannot close between the question and the keeping, while many may
    respond at once.
    """
    authz.require(by, "contributions.send_contribution", consultation)
    consultation = Consultation.objects.share(consultation.pk)
    lifecycle.require(consultation.can_respond())
    receipt = receive_contribution(
        consultation, by=by, content=content, submission=submission, invented=invented, kind=kind
    )
    if not receipt.repeated:
        for keep in also:
            keep(receipt.contribution)
    if not receipt.repeated and receipt.contribution.email:
        tasks.send_receipt.enqueue(contribution_id=receipt.contribution.pk)
    return receipt


@transaction.atomic
def enter_response(
    consultation: Consultation,
    *,
    by: Any,
    content: Content,
    submission: str,
    channel: Channel,
    received_on: date | None = None,
    also: Iterable[Also] = (),
) -> Receipt:
    """Enter what came on paper, by phone or at a meeting; what came after the deadline is kept and marked as late.

    ``received_on`` is the day it came, today when it is not said: a letter may lie a day or two before it is typed.
    """
    authz.require(by, "contributions.enter_contribution", consultation)
    consultation = Consultation.objects.share(consultation.pk)
    came = _moment_of(received_on)
    arrival = Arrival(channel, came, _is_late(consultation, came))
    receipt = receive_contribution(consultation, by=by, content=content, submission=submission, arrival=arrival)
    if not receipt.repeated:
        for keep in also:
            keep(receipt.contribution)
    return receipt


def _moment_of(day: date | None) -> datetime:
    """Now, or noon of an earlier day: nobody knows the hour."""
    if day is None or day == clock.today():
        return clock.now()
    return timezone.make_aware(datetime.combine(day, time(12)))


def _is_late(consultation: Consultation, came: datetime) -> bool:
    if not consultation.has_closed:
        return not consultation.can_respond()
    return came > min(moment for moment in (consultation.closed_at, consultation.ends_at) if moment)
