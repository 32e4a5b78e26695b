"""Sending: the addressee gets it, and where it answers a consultation it becomes the council's response there."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop, override

from roret.commons.bodies.enums import Right
from roret.commons.bodies.models import Body
from roret.commons.bodies.selectors import has_right, why_no_right
from roret.commons.records.enums import LinkKind, Visibility
from roret.commons.records.services import (
    change_record,
    in_both_languages,
    link_records,
    publish_record,
    reach_milestone,
)
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.events import tell
from roret.listen.consultations.models import Consultation, Party
from roret.listen.consultations.services import enter_response, respond
from roret.listen.contributions.enums import Capacity, Channel
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services import Content
from roret.listen.parties.services import tie_answer
from roret.listen.statements import events, selectors
from roret.listen.statements.enums import StatementType
from roret.listen.statements.models import Statement
from roret.listen.statements.rules import REPLY_WITHIN


@transaction.atomic
def send_statement(statement: Statement, *, by: Any) -> Statement:
    """Send what the body has adopted; the addressee's unit owns the answer from now on.

    Where it answers a consultation, the council's response is given there, late or in time. Where the body has its statements
    published, everybody can read it at once. Raises ``DomainError`` when the body does not have the right today.
    """
    authz.require(by, "statements.send_statement", statement)
    statement = Statement.objects.lock(statement.pk)
    body = Body.objects.get(body_records=statement.pk)
    if statement.consultation and not statement.to_unit_id:
        statement.to_unit_id, statement.to_others = statement.consultation.unit_id, ""
    lifecycle.require(statement.can_send())
    if why := why_no_right(body, StatementType(statement.type).right):
        raise DomainError(why)
    response = _respond(statement, statement.consultation, body) if statement.consultation else None
    change_record(
        statement, sent_at=clock.now(), sent_by=authz.name_of(by) or "Roret", contribution=response,
        unit_id=statement.to_unit_id or statement.body_id,
        due_on=None if response else clock.today() + REPLY_WITHIN,
    )  # fmt: skip
    said = {"to": statement.addressee, "reference": response.reference if response else ""}
    journal.record(events.Sent, statement, by=by, **said)
    if has_right(body, Right.PUBLISHED):
        make_public(statement, by=by)
    tell(events.statement_sent, statement)
    return statement


def make_public(statement: Statement, *, by: Any) -> None:
    """Let everybody read a locked statement, and tell those who follow the body's consultation or matter."""
    change_record(statement, visibility=Visibility.PUBLIC)
    publish_record(statement, by=by)
    journal.record(events.Published, statement, by=by)
    sentence = in_both_languages(
        gettext_noop("%(body)s has given the statement “%(title)s”"), statement, body=str(statement.body)
    )
    reach_milestone(statement, code="published", **sentence)


def _respond(statement: Statement, consultation: Consultation, body: Body) -> Contribution:
    """Give the council's response in the consultation, and count it as the party's answer."""
    content = Content(text=statement.text, capacity=Capacity.COUNCIL, organisation=body.name, body=body)
    # Not in the sender's own name: what she does with her data must not touch what the council said.
    sending: dict[str, Any] = {"by": authz.SYSTEM, "content": content, "submission": f"statement-{statement.pk}"}
    if consultation.can_respond():
        receipt = respond(consultation, invented=statement.invented, **sending)
    else:
        receipt = enter_response(consultation, channel=Channel.MEETING, **sending)
    party = Party.objects.filter(consultation=consultation, unit=body.pk).first()
    if party:
        with override("da"):
            mandate = selectors.adopted_how(statement)
        tie_answer(party, receipt.contribution, by=authz.SYSTEM, mandate=mandate)
    link_records(consultation, statement, kind=LinkKind.ANSWERS, by=authz.SYSTEM)
    return receipt.contribution
