"""What becomes of a statement: its receipt is confirmed, it is treated, answered and published."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Record
from roret.commons.records.services import change_record, in_both_languages, link_records, reach_milestone
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.events import tell
from roret.listen.statements import events, selectors
from roret.listen.statements.models import Statement
from roret.listen.statements.services.sending import make_public


@transaction.atomic
def acknowledge_statement(statement: Statement, *, by: Any, owner: Any = None, due_on: date | None = None) -> Statement:
    """Confirm the receipt, and say who answers by when; may be repeated to give it to another or move the day."""
    statement = _locked(statement, by=by)
    lifecycle.require(statement.can_acknowledge())
    if owner and not selectors.owners_in(statement.unit_id).filter(pk=owner.pk).exists():
        raise DomainError(_("The owner does not work in the unit."), field="owner")
    if due_on and due_on < clock.today():
        raise DomainError(_("Choose a day to come."), field="due_on")
    first: dict[str, Any] = (
        {} if statement.acknowledged_at else {"acknowledged_at": clock.now(), "acknowledged_by": _name(by)}
    )
    change_record(statement, owner=owner, due_on=due_on or statement.due_on, **first)
    said = {"owner": getattr(owner, "pk", None), "due": str(statement.due_on or "")}
    journal.record(events.Acknowledged, statement, by=by, **said)
    return statement


@transaction.atomic
def treat_statement(statement: Statement, *, by: Any, note: str, number: str = "") -> Statement:
    """Note how it was treated; ``number`` names the record that treats it, for instance a matter, and ties the thread."""
    statement = _locked(statement, by=by)
    lifecycle.require(statement.can_acknowledge())
    found = _named(statement, number, by=by)
    if not note.strip():
        raise DomainError(_("Write how it was treated."), field="note")
    moments: dict[str, Any] = {"treated_at": clock.now(), "treated_by": _name(by)}
    if not statement.acknowledged_at:
        moments |= {"acknowledged_at": clock.now(), "acknowledged_by": _name(by)}
    change_record(statement, treated_note=note.strip(), **moments)
    if found:
        link_records(statement, found, kind=LinkKind.PUT_TO, by=authz.SYSTEM)
    journal.record(events.Treated, statement, by=by, record=found.number if found else "")
    return statement


@transaction.atomic
def answer_statement(statement: Statement, *, by: Any, answer: str, effect: str, number: str = "") -> Statement:
    """Answer the body: in words and with what it leads to; ``number`` names a record that carries it out or decides it.

    What answers a consultation is answered there. Those who follow are told.
    """
    statement = _locked(statement, by=by)
    lifecycle.require(statement.can_answer())
    found = _named(statement, number, by=by)
    if not answer.strip():
        raise DomainError(_("Write the answer."), field="answer")
    change_record(statement, answer=answer.strip(), effect=effect, answered_at=clock.now(), answered_by=_name(by))
    if found:
        link_records(statement, found, kind=LinkKind.ANSWERS, by=authz.SYSTEM)
    journal.record(events.Answered, statement, by=by, effect=effect, record=found.number if found else "")
    sentence = in_both_languages(gettext_noop("The statement “%(title)s” has been answered"), statement)
    reach_milestone(statement, code="answered", **sentence)
    tell(events.statement_answered, statement)
    return statement


@transaction.atomic
def publish_statement(statement: Statement, *, by: Any) -> Statement:
    """Let everybody read what has been sent, with its answer when it comes."""
    authz.require(by, "statements.send_statement", statement)
    statement = Statement.objects.lock(statement.pk)
    lifecycle.require(statement.can_publish())
    make_public(statement, by=by)
    return statement


def _locked(statement: Statement, *, by: Any) -> Statement:
    authz.require(by, "statements.answer_statement", statement)
    return Statement.objects.lock(statement.pk)


def _name(by: Any) -> str:
    return authz.name_of(by) or "Roret"


def _named(statement: Statement, number: str, *, by: Any) -> Record | None:
    """Return the record with a number, as far as whoever answers may see it; a link is shown to nobody who may not see both."""
    if not number.strip():
        return None
    found = Record.objects.visible_to(by) if by is not authz.SYSTEM else Record.objects.all()
    record = found.filter(number=number.strip()).exclude(pk=statement.pk).first()
    if record is None:
        raise DomainError(_("There is nothing with that number that you may read."), field="number")
    return record
