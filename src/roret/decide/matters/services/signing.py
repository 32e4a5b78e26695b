"""Signing, and the way to the committee's table."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.meetings.services import put_on_agenda
from roret.commons.records.services import change_record, in_both_languages, reach_milestone
from roret.decide.matters import events
from roret.decide.matters.enums import Step
from roret.decide.matters.models import Matter
from roret.decide.matters.services.demands import missing_before, require_demands
from roret.decide.matters.services.opening import bring_in_the_consultation
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.events import tell


@transaction.atomic
def sign_matter(matter: Matter, *, by: Any, version: int | None = None) -> Matter:
    """Sign a matter on behalf of the administration; refused with the list of what is missing."""
    authz.require(by, "matters.sign_matter", matter)
    matter = Matter.objects.lock(matter.pk)
    lifecycle.require(matter.can_sign())
    lifecycle.require_nothing_missing(matter.missing_before_signing() + missing_before(matter, Step.SIGNATURE))
    change_record(matter, version=version, signed_at=clock.now(), signed_by=authz.name_of(by) or "Roret")
    bring_in_the_consultation(matter, by=authz.SYSTEM)
    journal.record(events.Signed, matter, by=by)
    tell(events.matter_signed, matter)
    return matter


@transaction.atomic
def unsign_matter(matter: Matter, *, by: Any, reason: str) -> Matter:
    """Send a signed matter back to draft, with the reason, as long as it is on no agenda."""
    authz.require(by, "matters.sign_matter", matter)
    matter = Matter.objects.lock(matter.pk)
    lifecycle.require(matter.can_unsign())
    change_record(matter, signed_at=None, signed_by="")
    journal.record(events.Unsigned, matter, by=by, reason=reason)
    return matter


@transaction.atomic
def put_to_meeting(
    matter: Matter, *, by: Any, meeting: Meeting, number: int | None = None, closed: bool = False
) -> AgendaItem:
    """Put a signed matter on the agenda of a coming meeting of its committee; refused with what other modules miss."""
    authz.require(by, "matters.put_to_meeting", matter)
    matter = Matter.objects.lock(matter.pk)
    lifecycle.require(matter.can_put_to_meeting())
    if meeting.body_id != matter.body_id:
        raise DomainError(_("The meeting is not the matter's committee's."), field="meeting")
    if meeting.has_begun:
        raise DomainError(_("The meeting has begun. Choose a coming one."), field="meeting")
    require_demands(matter, Step.AGENDA)
    item = put_on_agenda(meeting, by=by, record=matter, number=number, closed=closed)
    journal.record(events.PutToMeeting, matter, by=by, meeting=meeting.number, item=item.number)
    if item.added_late:
        tell_of_agenda(matter, meeting=meeting, by=by)
    return item


@transaction.atomic
def tell_of_agenda(matter: Matter, *, meeting: Meeting, by: Any) -> None:
    """Let those who took part know that the matter is on a published agenda; once for each meeting, never of a closed item."""
    authz.require(by, "matters.put_to_meeting", matter)
    item = AgendaItem.objects.filter(meeting=meeting, record_id=matter.pk).first()
    if item and not item.closed and not meeting.closed:
        sentence = in_both_languages(gettext_noop("“%(title)s” is on the committee's agenda"), matter)
        reach_milestone(matter, code=f"agenda-{meeting.number}", **sentence)
