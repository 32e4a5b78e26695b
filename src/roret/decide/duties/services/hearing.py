"""What is done about a matter's duties by hand: its domains, what is not relevant, sent, answered, waived."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.records.models import Attachment
from roret.commons.records.services import add_attachment
from roret.decide.duties import events, selectors
from roret.decide.duties.enums import Domain
from roret.decide.duties.models import DutyDeed, MatterSubject
from roret.decide.duties.selectors import Line
from roret.decide.matters.models import Matter
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.journal import EventType


def can_register(matter: Matter) -> lifecycle.Verdict:
    """Say whether anything may be registered, and if not why: after the decision the list is a record of what was."""
    if matter.closed_at or any(decision.final for decision in matter.decisions.all()):
        return lifecycle.refuse(_("The matter is decided. The list stands as it was then."))
    return lifecycle.possible


@transaction.atomic
def say_domains(matter: Matter, *, by: Any, domains: list[str]) -> MatterSubject:
    """Say which domains a matter lies in; none is an answer too. Raises ``DomainError`` for a domain that is none."""
    matter = _open_matter(matter, by=by, permission="duties.register_duty")
    if not set(domains) <= set(Domain.values):
        raise DomainError(_("Choose domains from the list."), field="domains")
    subject = MatterSubject.objects.filter(matter=matter).first() or MatterSubject(matter=matter)
    before = list(subject.domains) if subject.pk else []
    subject.domains = [one for one in Domain.values if one in domains]
    subject.said_at, subject.said_by = clock.now(), authz.name_of(by) or "Roret"
    subject.save()
    journal.record(events.DomainsSaid, matter, by=by, before=before, after=subject.domains)
    return subject


def judge_away(matter: Matter, *, by: Any, rule: int, consultee: int, reason: str) -> DutyDeed:
    """Judge that a matter does not concern a consultee, with the reason; only where the rule has a significance test."""

    def write(deed: DutyDeed, line: Line) -> dict[str, Any]:
        _refuse_unless(line.may_be_judged, _("The rule leaves no room for a judgement, or the hearing has been sent."))
        deed.away_reason, deed.away_by = _reason(reason), authz.name_of(by) or "Roret"
        return {"reason": deed.away_reason}

    return _register(matter, rule, consultee, by=by, event=events.JudgedAway, write=write)


def judge_back(matter: Matter, *, by: Any, rule: int, consultee: int) -> DutyDeed:
    """Take a judgement back: the consultee must be heard after all."""

    def write(deed: DutyDeed, _line: Line) -> dict[str, Any]:
        _refuse_unless(bool(deed.away_reason), _("Nobody has judged it not relevant."))
        deed.away_reason = deed.away_by = ""
        return {}

    return _register(matter, rule, consultee, by=by, event=events.JudgedBack, write=write)


def register_sent(
    matter: Matter, *, by: Any, rule: int, consultee: int, sent_on: date, due_on: date | None = None, file: Any = None,
    reference: str = "",
) -> DutyDeed:  # fmt: skip
    """Register that a hearing was sent outside Roret: the day, the deadline, and the document or where it is."""

    def write(deed: DutyDeed, line: Line) -> dict[str, Any]:
        _refuse_unless(line.open, _("There is nothing to send."))
        _check_days(sent_on, due_on)
        deed.sent_on, deed.due_on = sent_on, due_on
        title = _("Sent for hearing: %(who)s") % {"who": line.who}
        deed.sent_document = _document(deed, file, reference, title=title, by=by) or deed.sent_document
        return {"sent": sent_on.isoformat(), "due": due_on.isoformat() if due_on else ""}

    return _register(matter, rule, consultee, by=by, event=events.SentByHand, write=write)


def register_answer(
    matter: Matter, *, by: Any, rule: int, consultee: int, answered_on: date, file: Any = None, reference: str = ""
) -> DutyDeed:
    """Register an answer that came outside Roret: the day, and the document or where it is; also that there are no remarks."""

    def write(deed: DutyDeed, line: Line) -> dict[str, Any]:
        _refuse_unless(line.open, _("There is no answer to wait for."))
        if answered_on > clock.today():
            raise DomainError(_("The day has not come yet."), field="answered_on")
        if line.sent_on and answered_on < line.sent_on:
            raise DomainError(_("The answer cannot have come before it was asked for."), field="answered_on")
        deed.answered_on = answered_on
        title = _("Answer from %(who)s") % {"who": line.who}
        deed.answer_document = _document(deed, file, reference, title=title, by=by) or deed.answer_document
        return {"answered": answered_on.isoformat()}

    return _register(matter, rule, consultee, by=by, event=events.AnsweredByHand, write=write)


def take_answer_back(matter: Matter, *, by: Any, rule: int, consultee: int) -> DutyDeed:
    """Take back that an answer came, when it was registered by mistake; an answer in the consultation is not touched."""

    def write(deed: DutyDeed, _line: Line) -> dict[str, Any]:
        _refuse_unless(deed.answered_on, _("No answer has been registered by hand."))
        deed.answered_on = deed.answer_document = None
        return {}

    return _register(matter, rule, consultee, by=by, event=events.AnswerTakenBack, write=write)


def waive_duty(matter: Matter, *, by: Any, rule: int, consultee: int, reason: str) -> DutyDeed:
    """Let a matter be decided without hearing somebody, with a reason that everybody can read on the matter's page."""

    def write(deed: DutyDeed, line: Line) -> dict[str, Any]:
        _refuse_unless(line.open, _("There is nothing to waive."))
        deed.waived_at, deed.waived_by, deed.waived_reason = clock.now(), authz.name_of(by) or "Roret", _reason(reason)
        return {"reason": deed.waived_reason}

    return _register(matter, rule, consultee, by=by, event=events.Waived, write=write, permission="duties.waive_duty")


def take_waiver_back(matter: Matter, *, by: Any, rule: int, consultee: int) -> DutyDeed:
    """Take a waiver back: they must be heard after all."""

    def write(deed: DutyDeed, _line: Line) -> dict[str, Any]:
        _refuse_unless(deed.waived_at is not None, _("It has not been waived."))
        deed.waived_at, deed.waived_by, deed.waived_reason = None, "", ""
        return {}

    return _register(
        matter, rule, consultee, by=by, event=events.WaiverTakenBack, write=write, permission="duties.waive_duty"
    )


@transaction.atomic
def _register(
    matter: Matter, rule: int, consultee: int, *, by: Any, event: EventType, write: Any, permission: str = "duties.register_duty"
) -> DutyDeed:  # fmt: skip
    """May I, is there such a duty, write it, remember it; two who register at once wait for each other at the matter."""
    matter = _open_matter(matter, by=by, permission=permission)
    line = selectors.find_line(selectors.checklist_of(matter), rule=rule, consultee=consultee)
    if line is None:
        raise DomainError(_("No rule asks for that hearing in this matter."))
    deed = line.deed or DutyDeed(matter=matter, rule_id=rule, consultee_id=consultee)
    said = write(deed, line)
    deed.save()
    journal.record(event, matter, by=by, consultee=line.who, rule=str(line.version), **said)
    return deed


def _open_matter(matter: Matter, *, by: Any, permission: str) -> Matter:
    authz.require(by, permission, matter)
    matter = Matter.objects.lock(matter.pk)
    lifecycle.require(can_register(matter))
    return matter


def _refuse_unless(possible: object, why: str) -> None:
    lifecycle.require(lifecycle.possible if possible else lifecycle.refuse(why))


def _reason(reason: str) -> str:
    if not reason.strip():
        raise DomainError(_("Write why. The reason can be read with the matter."), field="reason")
    return reason.strip()[:500]


def _check_days(sent_on: date, due_on: date | None) -> None:
    if sent_on > clock.today():
        raise DomainError(_("The day has not come yet."), field="sent_on")
    if due_on and due_on < sent_on:
        raise DomainError(_("The deadline cannot be before the day on which it was sent."), field="due_on")


def _document(deed: DutyDeed, file: Any, reference: str, *, title: str, by: Any) -> Attachment | None:
    """Put a document on the matter, or note where it is; one of the two there must be."""
    if not file and not reference.strip():
        raise DomainError(_("Choose the document, or write where it is."), field="reference")
    deed.reference = reference.strip()[:300] or deed.reference
    return add_attachment(deed.matter, by=by, title=title[:200], file=file) if file else None
