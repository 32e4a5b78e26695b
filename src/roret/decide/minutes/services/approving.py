"""Approving, publishing and correcting: the account is frozen, goes out without what is closed, and an old version stays."""

import hashlib
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.records.services import change_record, in_both_languages, publish_record, reach_milestone
from roret.decide.minutes import events, tasks
from roret.decide.minutes.enums import Approval
from roret.decide.minutes.models import Minutes, Version
from roret.decide.minutes.selectors import account_of, canonical, missing_before_approving, open_part, read_draft
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.events import tell


@transaction.atomic
def approve_minutes(minutes: Minutes, *, by: Any, approval: str, on: date) -> Version:
    """Write down that the chair or the next meeting has approved the minutes, and freeze them as a version.

    Raises ``NotReady`` with what is missing, ``DomainError`` when the day is before the meeting or has not come.
    """
    authz.require(by, "minutes.approve_minutes", minutes)
    minutes = Minutes.objects.select_related("meeting__body").lock(minutes.pk)
    lifecycle.require(minutes.can_write())
    _check_approval(minutes, approval, on)
    draft = read_draft(minutes)
    lifecycle.require_nothing_missing(missing_before_approving(draft))
    version = _freeze(minutes, account_of(draft), approval=approval, on=on, by=by)
    correction = minutes.correction
    change_record(minutes, approved_at=version.approved_at, approved_by=version.approved_by, correction="")
    said = {"version": version.number, "approval": approval, "on": on, "sha256": version.sha256, "reason": correction}
    journal.record(events.Approved, minutes, by=by, **said)
    tasks.make_minutes_files.enqueue(version_id=version.pk)
    tell(events.minutes_approved, minutes)
    return version


@transaction.atomic
def publish_minutes(minutes: Minutes, *, by: Any) -> Minutes:
    """Publish the approved version: its open part to everybody, the whole to the body; who follows the meeting is told."""
    authz.require(by, "minutes.publish_minutes", minutes)
    minutes = Minutes.objects.select_related("meeting").lock(minutes.pk)
    lifecycle.require(minutes.can_publish())
    version = minutes.newest
    version.published_at, version.published_by = clock.now(), authz.name_of(by) or "Roret"
    version.save(update_fields=["published_at", "published_by"])
    if not minutes.is_published:
        publish_record(minutes, by=by)
    change_record(minutes)  # the search may now find what is open in it
    journal.record(events.Published, minutes, by=by, version=version.number)
    first, again = (
        gettext_noop("The minutes of “%(title)s” are out"),
        gettext_noop("The minutes of “%(title)s” have been corrected"),
    )
    sentence = in_both_languages(first if version.number == 1 else again, minutes.meeting)
    reach_milestone(minutes, code=f"published-{version.number}", **sentence)
    tell(events.minutes_published, minutes)
    return minutes


@transaction.atomic
def correct_minutes(minutes: Minutes, *, by: Any, reason: str) -> Minutes:
    """Open approved minutes for a correction; the version that is out stays until the new one is published."""
    authz.require(by, "minutes.correct_minutes", minutes)
    minutes = Minutes.objects.lock(minutes.pk)
    lifecycle.require(minutes.can_correct())
    if not reason.strip():
        raise DomainError(_("Write what is to be corrected."), field="reason")
    change_record(minutes, approved_at=None, approved_by="", correction=reason.strip())
    journal.record(events.Correcting, minutes, by=by, reason=reason.strip())
    return minutes


def _check_approval(minutes: Minutes, approval: str, on: date) -> None:
    if approval not in Approval.values:
        raise DomainError(_("Choose who approved the minutes."), field="approval")
    if on < localdate(minutes.meeting.begins_at) or on > clock.today():
        raise DomainError(
            _("Minutes are approved on the day of the meeting or later, and not in the future."), field="on"
        )


def _freeze(minutes: Minutes, account: dict[str, Any], *, approval: str, on: date, by: Any) -> Version:
    number = minutes.versions.count() + 1
    shown = open_part(account)
    return Version.objects.create(
        minutes=minutes,
        number=number,
        approval=approval,
        approved_on=on,
        approved_at=clock.now(),
        approved_by=authz.name_of(by) or "Roret",
        correction=minutes.correction,
        account=account,
        open_account=shown,
        sha256=hashlib.sha256(canonical(account)).hexdigest(),
        open_sha256=hashlib.sha256(canonical(shown)).hexdigest(),
    )
