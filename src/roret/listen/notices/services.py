"""Reporting, deciding, and erasing what a notice said."""

from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal
from roret.foundation.errors import DomainError, NotPossible
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services import hide_contribution
from roret.listen.notices import events, links, tasks
from roret.listen.notices.enums import NoticeReason, Outcome
from roret.listen.notices.models import LONGEST, Notice

MOST_WAITING = 200
"""So many notices about one response are read; more of them say nothing new."""


@transaction.atomic
def report_contribution(
    contribution: Contribution, *, by: Any, reason: str, submission: str, text: str = "", email: str = ""
) -> Notice:
    """Keep a reader's notice and send her a receipt when she has given an address; harmless when sent twice.

    Raises ``DomainError`` when the reason is “something else” and nothing says what, and when very many wait already.
    """
    authz.require(by, "notices.report_contribution", contribution)
    if reason not in NoticeReason.values:
        raise DomainError(_("Choose what is wrong."), field="reason")
    if reason == NoticeReason.OTHER and not text.strip():
        raise DomainError(_("Write what is wrong, so that we can find it."), field="text")
    key = links.key_of(links.secret_of(submission))
    found = Notice.objects.filter(key=key).first()
    if found:
        return found
    if Notice.objects.waiting().filter(contribution=contribution).count() >= MOST_WAITING:
        raise DomainError(_("Many have reported this response already. It is being looked at."))
    made = Notice.objects.create(
        contribution=contribution, key=key, reason=reason, text=text.strip()[:LONGEST], email=email,
        language="en" if get_language() == "en" else "da",
    )  # fmt: skip
    journal.record(events.Reported, contribution, by=authz.SYSTEM, reason=reason)
    if email:
        tasks.send_receipt.enqueue(notice_id=made.pk, secret=links.secret_of(submission))
    return made


@transaction.atomic
def decide_notice(notice: Notice, *, by: Any, outcome: str, answer: str) -> list[Notice]:
    """Decide about a response that was reported; all notices that wait about it get the same answer.

    Hiding the response is done here and tells its sender; words are taken out on the response's own page first. Raises
    ``NotPossible`` when another has decided, and ``DomainError`` without a reason or when no words have been taken out.
    """
    authz.require(by, "notices.decide_notice", notice)
    contribution = Contribution.objects.lock(notice.contribution_id)
    if Notice.objects.lock(notice.pk).decided_at is not None:
        raise NotPossible(_("Somebody else has decided about it."))
    if not answer.strip():
        raise DomainError(_("Write why. The reporter will read it."), field="answer")
    if (
        outcome == Outcome.TAKEN_OUT
        and not contribution.redactions.filter(confirmed=True, decided_at__gte=notice.made_at).exists()
    ):
        raise DomainError(_("Take the words out first, below. Then choose this."), field="outcome")
    if outcome == Outcome.HIDDEN:
        hide_contribution(contribution, by=by, reason=answer.strip()[:300])
    waiting = list(Notice.objects.waiting().filter(contribution=contribution))
    for one in waiting:
        one.outcome, one.answer = outcome, answer.strip()
        one.decided_at, one.decided_by = clock.now(), authz.name_of(by) or "Roret"
        one.save(update_fields=["outcome", "answer", "decided_at", "decided_by"])
        if one.email:
            tasks.send_outcome.enqueue(notice_id=one.pk)
    journal.record(events.Decided, contribution, by=by, outcome=outcome)
    return waiting


@transaction.atomic
def erase_notice(notice: Notice, *, by: Any, secret_known: bool = False, time_up: bool = False) -> Notice:
    """Erase what a reporter wrote and her address; that something was reported, and what was decided, stays."""
    if not secret_known:
        authz.require(by, "privacy.erase_expired" if time_up else "notices.decide_notice", None if time_up else notice)
    notice = Notice.objects.lock(notice.pk)
    if notice.text or notice.email:
        notice.text = notice.email = ""
        notice.save(update_fields=["text", "email"])
        journal.record(events.Erased, notice.contribution, by=authz.SYSTEM if secret_known else by)
    return notice
