"""Looking through: taking out what must not be read by others, and letting the rest be read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from roret.commons.records.models import Record
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.events import tell
from roret.foundation.jobs import progress
from roret.listen.contributions import events, tasks
from roret.listen.contributions.enums import Moderation, RedactionReason
from roret.listen.contributions.models import Contribution, Redaction
from roret.listen.contributions.selectors import to_approve
from roret.listen.contributions.services.translating import let_lapse, renew_search
from roret.listen.contributions.texts import published_form as published_form  # noqa: PLC0414 — a door to it
from roret.listen.contributions.texts import taken_out


@transaction.atomic
def read_original(contribution: Contribution, *, by: Any) -> str:
    """Return what was sent, word for word; every look is journalled."""
    authz.require(by, "contributions.view_original", contribution)
    journal.record(events.OriginalRead, contribution, by=by)
    return contribution.text


@transaction.atomic
def add_redaction(contribution: Contribution, *, by: Any, start: int, end: int, reason: str) -> Redaction:
    """Take out words by place; raises ``DomainError`` when the place is not in the text."""
    authz.require(by, "contributions.moderate_contribution", contribution)
    contribution = Contribution.objects.lock(contribution.pk)
    if not 0 <= start < end <= len(contribution.text):
        raise DomainError(_("The words you marked are not in the text. Mark them again."))
    redaction = Redaction.objects.create(
        contribution=contribution,
        reason=reason,
        start=start,
        end=end,
        confirmed=True,
        decided_by=authz.name_of(by),
        decided_at=clock.now(),
    )
    _republish(contribution, by=by)
    journal.record(events.Redacted, contribution, by=by, kind=str(reason), taken_out=True)
    return redaction


@transaction.atomic
def decide_redaction(redaction: Redaction, *, by: Any, take_out: bool) -> Redaction:
    """Confirm or refuse what the machine found."""
    authz.require(by, "contributions.moderate_contribution", redaction.contribution)
    contribution = Contribution.objects.lock(redaction.contribution_id)
    redaction.confirmed, redaction.decided_by, redaction.decided_at = take_out, authz.name_of(by), clock.now()
    redaction.save(update_fields=["confirmed", "decided_by", "decided_at"])
    contribution.flags = contribution.redactions.filter(confirmed=None).count()
    contribution.save(update_fields=["flags"])
    _republish(contribution, by=by)
    journal.record(events.Redacted, contribution, by=by, kind=str(redaction.reason), taken_out=take_out)
    return redaction


@transaction.atomic
def take_out_all(contribution: Contribution, *, by: Any) -> int:
    """Take out everything that the machine found and nobody has decided about; return how many."""
    authz.require(by, "contributions.moderate_contribution", contribution)
    contribution = Contribution.objects.lock(contribution.pk)
    found = list(contribution.redactions.filter(confirmed=None))
    for redaction in found:
        decide_redaction(redaction, by=by, take_out=True)
    return len(found)


@transaction.atomic
def approve_contribution(contribution: Contribution, *, by: Any) -> Contribution:
    """Let others read it, without the words taken out; refused while a finding is undecided."""
    authz.require(by, "contributions.moderate_contribution", contribution)
    contribution = Contribution.objects.lock(contribution.pk)
    lifecycle.require(can_approve(contribution))
    contribution.moderation, contribution.moderation_reason = Moderation.APPROVED, ""
    contribution.save(update_fields=["moderation", "moderation_reason"])
    _republish(contribution, by=by)
    journal.record(
        events.Approved, contribution, by=by, redactions=contribution.redactions.filter(confirmed=True).count()
    )
    tell(events.contribution_moderated, contribution)
    return contribution


@transaction.atomic
def order_approval(record: Record, *, by: Any, rows: QuerySet[Contribution]) -> Any:
    """Have those of ``rows`` approved that answer a record, wait, and hold no finding; return the progress to be watched.

    Each is approved as if it were the only one; what comes in after this moment is left.
    """
    authz.require(by, "contributions.moderate_contribution", record)
    keys = list(to_approve(rows.filter(record_id=record.pk)).values_list("pk", flat=True))
    title = _("Approving responses to “%(title)s”") % {"title": record}
    waiting = progress.begin(owner=by, title=title, total=len(keys))
    tasks.approve_all.enqueue(person_id=by.pk, keys=keys, progress_id=waiting.pk)
    journal.record(events.ApprovalOrdered, record, by=by)
    return waiting


def approve_each(keys: Iterable[int], *, by: Any) -> None:
    """Approve those of the keys that still wait and hold no finding, each by itself, and tell the job under way."""
    for contribution in to_approve(Contribution.objects.filter(pk__in=keys)).only("pk", "record_id"):
        approve_contribution(contribution, by=by)
        progress.step()


def can_approve(contribution: Contribution) -> lifecycle.Verdict:
    """Say whether it may be published now, and if not why."""
    if contribution.withdrawn_at:
        return lifecycle.refuse(_("The sender has withdrawn it."))
    if contribution.flags:
        return lifecycle.refuse(_("Decide first about the personal data that was found."))
    return lifecycle.possible


@transaction.atomic
def hide_contribution(contribution: Contribution, *, by: Any, reason: str) -> Contribution:
    """Keep it from publication, with a reason that the sender is told; it still counts and is still answered."""
    authz.require(by, "contributions.moderate_contribution", contribution)
    contribution = Contribution.objects.lock(contribution.pk)
    if not reason.strip():
        raise DomainError(_("Write why. The sender will read it."), field="reason")
    contribution.moderation, contribution.moderation_reason, contribution.published_text = Moderation.HIDDEN, reason, ""
    contribution.save(update_fields=["moderation", "moderation_reason", "published_text"])
    journal.record(events.Hidden, contribution, by=by, reason=reason)
    tell(events.contribution_moderated, contribution)
    return contribution


@transaction.atomic
def reopen_contribution(contribution: Contribution, *, by: Any) -> Contribution:
    """Take back an approval or a hiding: the response waits to be looked through again, and nobody else reads it meanwhile."""
    authz.require(by, "contributions.moderate_contribution", contribution)
    contribution = Contribution.objects.lock(contribution.pk)
    if contribution.moderation != Moderation.WAITING:
        before = contribution.moderation
        contribution.moderation, contribution.moderation_reason, contribution.published_text = (
            Moderation.WAITING,
            "",
            "",
        )
        contribution.save(update_fields=["moderation", "moderation_reason", "published_text"])
        journal.record(events.Reopened, contribution, by=by, before=before)
    return contribution


@transaction.atomic
def withdraw_contribution(contribution: Contribution, *, by: Any, secret_known: bool = False) -> Contribution:
    """Take one's words back: they are no longer shown; the reference stays in the white paper as withdrawn.

    ``secret_known`` is said by the door that has checked the follow link, for those who have no account.
    """
    if not secret_known:
        authz.require(by, "contributions.withdraw_contribution", contribution)
    contribution = Contribution.objects.lock(contribution.pk)
    if contribution.withdrawn_at is None:
        contribution.withdrawn_at = clock.now()
        contribution.save(update_fields=["withdrawn_at"])
        journal.record(events.Withdrawn, contribution, by=by)
    return contribution


LAST_FOUR = re.compile(r"\d(?=(?:\D*\d){0,3}\D*$)")
"""The digits of a CPR number that make it one person's."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a response's text, and the finding that it is, if it is one."""

    text: str
    redaction: Redaction | None = None


def pieces_of(contribution: Contribution, redactions: Iterable[Redaction], *, original: bool = False) -> list[Piece]:
    """Cut the text into stretches with and without findings, for marking them side by side with what others will read.

    What has been taken out stands as its reason, and of a CPR number nobody has decided about only the day can be read;
    except in the ``original``, which has its own permission.
    """
    pieces, at = [], 0
    for redaction in sorted(redactions, key=lambda one: (one.start, one.end)):
        if redaction.start < at:
            continue
        words = contribution.text[redaction.start : redaction.end]
        pieces += [Piece(contribution.text[at : redaction.start])]
        pieces += [Piece(words if original else _readable(redaction, words), redaction)]
        at = redaction.end
    return [piece for piece in [*pieces, Piece(contribution.text[at:])] if piece.text]


def _readable(redaction: Redaction, words: str) -> str:
    """Return what a moderator reads of a finding: enough to decide about it."""
    if redaction.confirmed:
        return f"[{taken_out(redaction.reason)}]"
    hidden = redaction.confirmed is None and redaction.reason == RedactionReason.CPR
    return LAST_FOUR.sub("•", words) if hidden else words


def _republish(contribution: Contribution, *, by: Any) -> None:
    let_lapse(contribution, by=by)
    if contribution.moderation != Moderation.APPROVED:
        return
    contribution.published_text = published_form(contribution)
    contribution.save(update_fields=["published_text"])
    renew_search(contribution)
