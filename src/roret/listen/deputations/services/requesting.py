"""What the citizen does: asks once, with a reference and a private link, and accepts or cancels by that link."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roret.commons.bodies.enums import Right
from roret.commons.bodies.models import Body
from roret.commons.bodies.selectors import why_individual_case, why_no_right
from roret.commons.meetings.services import remove_item
from roret.commons.records.services import next_number
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.events import tell
from roret.listen.deputations import events, selectors, tasks
from roret.listen.deputations.links import key_of, secret_of
from roret.listen.deputations.models import Deputation, DeputationDraft, DeputationFile


@dataclass(frozen=True)
class Wish:
    """What somebody has filled in; ``no_case`` says that she has read the advice and that a name is no individual case."""

    body: Body
    topic: str
    text: str
    name: str
    organisation: str = ""
    email: str = ""
    phone: str = ""
    people: int = 1
    record: Any = None
    wished_meeting: Any = None
    no_case: bool = False
    files: Iterable[Any] = ()


@dataclass(frozen=True)
class Receipt:
    """What the sender gets: the kept request and the secret of her private link."""

    deputation: Deputation
    secret: str
    repeated: bool = False


@transaction.atomic
def request_deputation(wish: Wish, *, by: Any, submission: str, invented: bool = False) -> Receipt:
    """Keep a request; sending the same ``submission`` again gives the same receipt and keeps nothing twice.

    Raises ``DomainError`` when the body takes no deputations today, when the words carry a CPR number, and when they seem to
    name a person and nobody has said that it is no individual case.
    """
    authz.require(by, "deputations.send_deputation")
    _check(wish)
    secret = secret_of(submission)
    made = Deputation(
        body=wish.body, topic=wish.topic.strip(), text=wish.text.strip(), record=wish.record, people=wish.people,
        wished_meeting=wish.wished_meeting, author=by if getattr(by, "pk", None) else None, name=wish.name.strip(),
        organisation=wish.organisation.strip(), email=wish.email, phone=wish.phone.strip(), requested_at=clock.now(),
        language=(get_language() or "da")[:2], submission=submission, key=key_of(secret), invented=invented,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.reference = f"{clock.today().year}-F{next_number(f'deputation-{clock.today().year}'):04d}"
            made.full_clean(exclude=["author", "record", "wished_meeting"], validate_unique=False)
            made.save(force_insert=True)
    except IntegrityError:
        return Receipt(Deputation.objects.get(submission=submission), secret, repeated=True)
    DeputationFile.objects.bulk_create(DeputationFile(deputation=made, file=file) for file in wish.files)
    journal.record(events.Requested, made, by=by, body=wish.body.pk)
    tasks.write_receipt.enqueue(deputation_id=made.pk)
    tell(events.deputation_requested, made)
    return Receipt(made, secret)


@transaction.atomic
def accept_slot(deputation: Deputation, *, by: Any) -> Deputation:
    """Say that those who asked come at the time that is offered; harmless when repeated."""
    authz.require(by, "deputations.use_link", deputation)
    deputation = Deputation.objects.lock(deputation.pk)
    lifecycle.require(deputation.can_answer_offer())
    if deputation.accepted_at is None:
        deputation.accepted_at = clock.now()
        deputation.save(update_fields=["accepted_at"])
        journal.record(events.Accepted, deputation, by=by)
    return deputation


@transaction.atomic
def cancel_deputation(deputation: Deputation, *, by: Any) -> Deputation:
    """Say that those who asked do not come; the item is taken off the agenda where the meeting has not begun."""
    authz.require(by, "deputations.use_link", deputation)
    deputation = Deputation.objects.lock(deputation.pk)
    lifecycle.require(deputation.can_cancel())
    take_off_agenda(deputation)
    deputation.cancelled_at = clock.now()
    deputation.save(update_fields=["cancelled_at", "item"])
    journal.record(events.Cancelled, deputation, by=by)
    return deputation


def take_off_agenda(deputation: Deputation) -> None:
    """Take a locked request's item off the agenda, where it stands on one that can still be shortened."""
    item = deputation.item
    if item and item.meeting.can_shorten_agenda():
        deputation.item = None
        deputation.save(update_fields=["item"])
        remove_item(item, by=authz.SYSTEM)


@transaction.atomic
def save_draft(*, by: Any, secret: str, data: dict[str, Any]) -> DeputationDraft:
    """Keep what somebody has begun to write; no event, because nothing has been sent."""
    authz.require(by, "deputations.send_deputation")
    values = {"data": data, "saved_at": clock.now()}
    return DeputationDraft.objects.update_or_create(key=key_of(secret), defaults=values)[0]


@transaction.atomic
def discard_draft(*, by: Any, secret: str) -> None:
    """Forget a draft, because what it became has been sent."""
    authz.require(by, "deputations.send_deputation")
    DeputationDraft.objects.filter(key=key_of(secret)).delete()


def _check(wish: Wish) -> None:
    if why := why_no_right(wish.body, Right.DEPUTATIONS):
        raise DomainError(why, field="body")
    if selectors.has_cpr(wish.topic, wish.text, wish.organisation):
        raise DomainError(
            _("Take the CPR number out. A committee hears about matters for all, and not about one person's case."),
            field="text",
        )
    if why := why_individual_case(wish.body, wish.topic, wish.text, no_case=wish.no_case):
        raise DomainError(why, field="text")
    name = "" if wish.no_case else selectors.name_in(wish.topic, wish.text)
    if name:
        text = _(
            "You seem to name a person: %(name)s. Read the advice above. Take the name out, or tick that it is no complaint "
            "about her and nobody's own case."
        )
        raise DomainError(text % {"name": name}, field="no_case")
