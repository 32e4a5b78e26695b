"""Responding: by the sender herself, or entered by a clerk from paper, phone or a meeting."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction

from roret.foundation import authz, lifecycle
from roret.listen.consultations import tasks
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.enums import Channel, ContributionKind
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services import Content, Receipt, receive_contribution

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
    also: Iterable[Also] = (),
) -> Receipt:
    """Enter what came on paper, by phone or at a meeting; after the deadline it is kept and marked as late."""
    authz.require(by, "contributions.enter_contribution", consultation)
    consultation = Consultation.objects.share(consultation.pk)
    late = not consultation.can_respond()
    receipt = receive_contribution(
        consultation, by=by, content=content, submission=submission, channel=channel, late=late
    )
    if not receipt.repeated:
        for keep in also:
            keep(receipt.contribution)
    return receipt
