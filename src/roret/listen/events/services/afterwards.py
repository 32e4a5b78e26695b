"""Afterwards: notes, pictures, what came of it, and what people thought."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Link, Record
from roret.commons.records.services import change_record, in_both_languages, link_records, reach_milestone
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.files.kinds import JPEG, PNG
from roret.foundation.files.services import receive_file
from roret.listen.events import events
from roret.listen.events.enums import QUESTIONS, Consent, Letter
from roret.listen.events.models import EvaluationAnswer, Event, Picture
from roret.listen.events.services.line import write_to_all

ASKED_AFTER = timedelta(hours=12)
"""So long after the end people are asked by themselves what they think."""
ASKED_WITHIN = timedelta(days=7)
"""Later than this nobody is asked by the machine any more."""


@transaction.atomic
def write_notes(event: Event, *, by: Any, notes: str) -> Event:
    """Keep the notes; they are shown from when they are published, and then each change at once."""
    authz.require(by, "events.document_event", event)
    event = Event.objects.lock(event.pk)
    lifecycle.require(event.can_document())
    changes = change_record(event, notes=notes)
    if changes:
        journal.record(events.Changed, event, by=by, changes={"notes": []})
    return event


@transaction.atomic
def publish_notes(event: Event, *, by: Any) -> Event:
    """Let everybody read the notes; those who came and asked to hear of it are told. Harmless when repeated."""
    authz.require(by, "events.document_event", event)
    event = Event.objects.lock(event.pk)
    lifecycle.require(event.can_document())
    if not event.notes.strip():
        raise DomainError(_("Write the notes first."), field="notes")
    if event.documented_at is None:
        event.documented_at, event.documented_by = clock.now(), authz.name_of(by) or "Roret"
        event.save(update_fields=["documented_at", "documented_by"])
        journal.record(events.Documented, event, by=by)
        reach_milestone(
            event, code="documented", **in_both_languages(gettext_noop("The notes from “%(title)s” are out"), event)
        )
    return event


@transaction.atomic
def add_picture(
    event: Event, *, by: Any, upload: UploadedFile, alt: str, consent: str, consent_note: str = "", caption: str = ""
) -> Picture:
    """Publish a picture with what it shows in words; whoever publishes it says why it may be shown, and answers for it."""
    authz.require(by, "events.document_event", event)
    lifecycle.require(event.can_document())
    if not alt.strip():
        raise DomainError(_("Say what the picture shows, for those who cannot see it."), field="alt")
    if consent != Consent.NOBODY and not consent_note.strip():
        raise DomainError(_("Write how consent was given, for example on a list at the door."), field="consent_note")
    file = receive_file(upload, by=by)
    if file.content_type not in {PNG, JPEG}:
        raise DomainError(_("Choose a picture: JPEG or PNG."), field="file")
    picture = Picture(
        event=event, file=file, alt=alt.strip(), caption=caption, consent=consent, consent_note=consent_note,
        added_at=clock.now(), added_by=authz.name_of(by) or "Roret",
    )  # fmt: skip
    picture.full_clean()
    picture.save()
    journal.record(events.PictureAdded, event, by=by, consent=consent)
    return picture


@transaction.atomic
def remove_picture(picture: Picture, *, by: Any) -> None:
    """Take a picture off at once, for instance because somebody no longer wants to be shown."""
    authz.require(by, "events.document_event", picture.event)
    journal.record(events.PictureRemoved, picture.event, by=by)
    picture.delete()


@transaction.atomic
def tell_outcome(event: Event, *, by: Any, outcome: str) -> Event:
    """Say what came of the event; the first time those who took part are told."""
    authz.require(by, "events.document_event", event)
    event = Event.objects.lock(event.pk)
    lifecycle.require(event.can_document())
    if not outcome.strip():
        raise DomainError(_("Write what came of it."), field="outcome")
    first = event.followed_up_at is None
    changes = change_record(event, outcome=outcome.strip())
    if first:
        event.followed_up_at, event.followed_up_by = clock.now(), authz.name_of(by) or "Roret"
        event.save(update_fields=["followed_up_at", "followed_up_by"])
        reach_milestone(event, code="came-of-it", **in_both_languages(gettext_noop("What came of “%(title)s”"), event))
    if first or changes:
        journal.record(events.FollowedUp, event, by=by)
    return event


@transaction.atomic
def tie_record(event: Event, *, by: Any, record: Record, came_of_it: bool) -> Link:
    """Tie the event to what it is about, or to what came of it; the thread runs through the event then."""
    authz.require(by, "events.update_event", event)
    if record.pk == event.pk:
        raise DomainError(_("This is the event itself."), field="record")
    if came_of_it:
        return link_records(event, record, kind=LinkKind.BASED_ON, by=by)
    return link_records(record, event, kind=LinkKind.PART_OF, by=by)


@transaction.atomic
def ask_for_evaluation(event: Event, *, by: Any) -> int:
    """Ask everybody who came, or who had a seat where nobody was checked in, what she thinks; once. Return how many."""
    authz.require(by, "events.evaluate_event", event)
    event = Event.objects.lock(event.pk)
    lifecycle.require(event.can_evaluate())
    if event.evaluation_asked_at:
        return 0
    placed = event.registrations.placed()
    here = placed.filter(came__isnull=False)
    asked = write_to_all(here if here.exists() else placed, Letter.EVALUATION)
    event.evaluation_asked_at = clock.now()
    event.save(update_fields=["evaluation_asked_at"])
    journal.record(events.EvaluationAsked, event, by=by, count=asked)
    return asked


def ask_after_events() -> int:
    """Ask about every event that ended half a day ago; return how many people were asked."""
    now = clock.now()
    ended = Event.objects.standing().filter(ends_at__range=(now - ASKED_WITHIN, now - ASKED_AFTER))
    due = ended.filter(takes_registrations=True, evaluation_asked_at=None)
    return sum(ask_for_evaluation(event, by=authz.SYSTEM) for event in due)


@transaction.atomic
def give_evaluation(
    event: Event, *, by: Any, answers: Mapping[str, int | None], text: str = "", submission: str
) -> EvaluationAnswer:
    """Keep what somebody thinks; neither who she is nor the hour is kept. The same ``submission`` is kept once."""
    authz.require(by, "events.give_evaluation", event)
    lifecycle.require(event.can_evaluate())
    found = EvaluationAnswer.objects.filter(event=event, submission=submission).first()
    if found:
        return found
    given = {name: answers.get(name) for name, _question in QUESTIONS}
    if not text.strip() and not any(given.values()):
        raise DomainError(_("Answer at least one question, or write a few words."))
    answer = EvaluationAnswer(event=event, submission=submission, text=text.strip(), given_on=clock.today(), **given)
    answer.full_clean()
    answer.save()
    return answer


@transaction.atomic
def draw_lessons(event: Event, *, by: Any, learned: str) -> Event:
    """Write what is learned from the evaluation; with it the event is evaluated."""
    authz.require(by, "events.evaluate_event", event)
    event = Event.objects.lock(event.pk)
    lifecycle.require(event.can_evaluate())
    if not learned.strip():
        raise DomainError(_("Write what you take with you to the next event."), field="learned")
    change_record(event, learned=learned.strip())
    event.evaluated_at, event.evaluated_by = clock.now(), authz.name_of(by) or "Roret"
    event.save(update_fields=["evaluated_at", "evaluated_by"])
    journal.record(events.Evaluated, event, by=by)
    return event
