"""Writing together: a draft that only the body and staff read, with every version and what the writers say to each other."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.bodies.models import Body
from roret.commons.bodies.selectors import why_individual_case, why_no_right
from roret.commons.records.enums import Visibility
from roret.commons.records.services import begin_record, change_record, publish_record
from roret.engines.texts.redaction import Kind, find_personal_data
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.statements import events
from roret.listen.statements.enums import StatementType
from roret.listen.statements.models import Statement, StatementComment, StatementVersion


@transaction.atomic
def create_statement(*, by: Any, body: Body, no_case: bool = False, topics: Any = (), **values: Any) -> Statement:
    """Begin a draft for a body; its members read it from now on.

    ``values`` are the statement's own columns. Raises ``DomainError`` when the body does not have the right today, when the
    text reads like an individual case and the body treats none, or when the consultation cannot be answered.
    """
    statement = Statement(body_id=body.pk, unit_id=body.pk, visibility=Visibility.MEMBERS, **values)
    authz.require(by, "statements.write_statement", statement)
    _check(statement, body, no_case=no_case)
    begin_record(statement, by=by, topics=topics)
    publish_record(statement, by=by)
    _keep_version(statement, by=by)
    journal.record(events.Drafted, statement, by=by)
    return statement


@transaction.atomic
def update_statement(
    statement: Statement, *, by: Any, version: int | None = None, no_case: bool = False, **values: Any
) -> Statement:
    """Change a draft and keep the version; raises ``ChangedMeanwhile`` when somebody else has saved since ``version``."""
    authz.require(by, "statements.write_statement", statement)
    statement = Statement.objects.lock(statement.pk)
    lifecycle.require(statement.can_change())
    values.pop("body", None)
    before = statement.title, statement.text
    change_record(statement, version=version, **values)
    _check(statement, Body.objects.get(body_records=statement.pk), no_case=no_case)
    if (statement.title, statement.text) != before:
        _keep_version(statement, by=by)
    journal.record(events.Changed, statement, by=by, number=statement.versions.count())
    return statement


@transaction.atomic
def discard_statement(statement: Statement, *, by: Any) -> None:
    """Throw a draft away; what the body has adopted is never deleted."""
    authz.require(by, "statements.write_statement", statement)
    statement = Statement.objects.lock(statement.pk)
    lifecycle.require(statement.can_change())
    if statement.item_id:
        raise DomainError(_("It is on an agenda. Take the item off first."))
    journal.record(events.Discarded, statement, by=by)
    statement.delete()


@transaction.atomic
def comment_on(statement: Statement, *, by: Any, text: str) -> StatementComment:
    """Say something to those who write along."""
    authz.require(by, "statements.write_statement", statement)
    lifecycle.require(statement.can_change())
    if not text.strip():
        raise DomainError(_("Write your comment."), field="text")
    _refuse_cpr(text)
    comment = StatementComment.objects.create(
        statement=statement, author=by if getattr(by, "pk", None) else None, name=authz.name_of(by) or "Roret",
        text=text.strip(),
    )  # fmt: skip
    journal.record(events.Commented, statement, by=by)
    return comment


@transaction.atomic
def remove_comment(comment: StatementComment, *, by: Any) -> None:
    """Take one's own comment away."""
    authz.require(by, "statements.write_statement", comment.statement)
    if comment.author_id != getattr(by, "pk", None):
        raise DomainError(_("Only whoever wrote the comment can remove it."))
    journal.record(events.CommentRemoved, comment.statement, by=by)
    comment.delete()


def _keep_version(statement: Statement, *, by: Any) -> None:
    StatementVersion.objects.create(
        statement=statement, number=statement.versions.count() + 1, title=statement.title, text=statement.text,
        saved_at=clock.now(), saved_by=authz.name_of(by) or "Roret",
    )  # fmt: skip


def _check(statement: Statement, body: Body, *, no_case: bool) -> None:
    """Refuse what the body may not say, and what it may not say it about."""
    if why := why_no_right(body, StatementType(statement.type).right):
        raise DomainError(why, field="type")
    if not statement.text.strip():
        raise DomainError(_("Write what the body wants to say."), field="text")
    if statement.to_unit_id and statement.to_others:
        raise DomainError(
            _("Choose one addressee: a unit of the municipality, or somebody outside."), field="to_others"
        )
    if why := why_individual_case(body, statement.title, statement.text, no_case=no_case):
        raise DomainError(why, field="text")
    _refuse_cpr(statement.title, statement.text)


def _refuse_cpr(*texts: str) -> None:
    if any(found.kind == Kind.CPR for text in texts for found in find_personal_data(text)):
        raise DomainError(_("The text carries a CPR number. Take it out."), field="text")
