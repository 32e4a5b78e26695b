"""Bodies: create, change, import. A body ends as a unit does."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.bodies import events
from roret.commons.bodies.models import Body, BodyType
from roret.commons.organisation.selectors import in_circles, is_below
from roret.engines.figures.danish_sort import sort_key
from roret.foundation import authz, journal
from roret.foundation.errors import DomainError, ImportRefused
from roret.foundation.staff.changing import change
from roret.foundation.staff.importing.plan import Problem
from roret.foundation.staff.importing.saving import note_lines, save_lines, set_pending


@transaction.atomic
def create_body(*, by: Any, **fields: Any) -> Body:
    """Create a body; what is not said of its rights and limits it takes from its kind."""
    authz.require(by, "bodies.create_body", fields.get("parent"))
    body, kind = Body(), fields.get("body_type")
    if kind is not None:
        fields |= {name: fields.get(name) or getattr(kind, name) for name in BodyType.INHERITED}
    changes = _write(body, fields)
    journal.record(events.BodyCreated, body, by=by, changes=changes)
    return body


@transaction.atomic
def update_body(body: Body, *, by: Any, **fields: Any) -> Body:
    """Change what a body may do and how it works."""
    authz.require(by, "bodies.update_body", body)
    body = Body.objects.lock(body.pk)
    changes = _write(body, fields)
    if changes:
        journal.record(events.BodyUpdated, body, by=by, changes=changes)
    return body


@transaction.atomic
def import_bodies(lines: Sequence[Any], *, by: Any) -> None:
    """Create and change the bodies of an import."""
    authz.require(by, "bodies.create_body")
    authz.require(by, "bodies.update_body")
    bodies = save_lines(Body, lines, prepare=_prepare)
    set_pending(bodies, lines, column="parent", names=lambda body: (body.abbreviation, body.name))
    _refuse_bad(bodies, lines)
    note_lines(bodies, lines, by=by, created=events.BodyCreated, updated=events.BodyUpdated)


def _refuse_bad(bodies: Sequence[Body], lines: Sequence[Any]) -> None:
    """Raise ``ImportRefused`` with every line that breaks a rule."""
    circle = in_circles()
    problems = []
    for body, line in zip(bodies, lines, strict=True):
        if body.pk in circle:
            problems.append(Problem(line.number, "", _("The body cannot be part of itself or of something below it.")))
        if not _term_runs(body):
            problems.append(Problem(line.number, "", _("The last day of the term is before the first.")))
        problems += [Problem(line.number, field, said) for field, said in _lacks(body)]
    if problems:
        raise ImportRefused(problems)


def _prepare(body: Body) -> None:
    body.sort_key = sort_key(body.name)


def _write(body: Body, fields: dict[str, Any]) -> dict[str, list[str]]:
    changes = change(body, fields)
    _check(body)
    return changes


def _check(body: Body) -> None:
    if is_below(body.parent, body):
        raise DomainError(_("The body cannot be part of itself or of something below it."), field="parent")
    if not _term_runs(body):
        raise DomainError(_("The last day of the term is before the first."), field="term_ends")
    for field, said in _lacks(body):
        raise DomainError(said, field=field)


def _lacks(body: Body) -> Iterator[tuple[str, str]]:
    """Yield what the kind of body must have and this one has not: the field, and the reason."""
    kind = body.body_type
    if kind and kind.end_required and body.valid_to is None:
        yield "valid_to", _("A body of the kind “%(kind)s” must have a last day.") % {"kind": kind}
    if kind and kind.area_required and body.area_id is None:
        yield "area", _("A body of the kind “%(kind)s” must have an area.") % {"kind": kind}


def _term_runs(body: Body) -> bool:
    return not (body.term_begins and body.term_ends and body.term_ends < body.term_begins)
