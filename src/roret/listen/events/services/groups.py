"""Groups that follow from an event: proposed by the organiser, established as a body, delivering what they were asked for."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.bodies import services as bodies
from roret.commons.bodies.enums import SeatSource
from roret.commons.bodies.models import Body, BodyType, Post
from roret.commons.records.services import in_both_languages, reach_milestone
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.authz.actors import forget_standing
from roret.foundation.errors import DomainError
from roret.listen.events import events
from roret.listen.events.enums import Side
from roret.listen.events.models import Event, Registration, WorkingGroup

SOURCES = {
    Side.CITIZEN: SeatSource.USERS,
    Side.UNION: SeatSource.ORGANISATION,
    Side.STAFF: SeatSource.STAFF,
    Side.COUNCIL: SeatSource.COUNCIL,
}
"""Who fills the seats of each side."""


@transaction.atomic
def propose_group(
    event: Event, *, by: Any, name: str, purpose: str, commission: str, ends_on: date, receiver: Body | None = None
) -> WorkingGroup:
    """Propose a group that works on with what was said; raises ``DomainError`` for a last day that has passed."""
    authz.require(by, "events.propose_group", event)
    lifecycle.require(event.can_document())
    if ends_on <= clock.today():
        raise DomainError(_("A group is for a limited time: choose a last day that is still to come."), field="ends_on")
    group = WorkingGroup(
        event=event, name=name, purpose=purpose, commission=commission, ends_on=ends_on, receiver=receiver,
        proposed_at=clock.now(), proposed_by=authz.name_of(by) or "Roret",
    )  # fmt: skip
    group.full_clean()
    group.save()
    journal.record(events.GroupProposed, group, by=by)
    return group


@transaction.atomic
def establish_group(
    group: WorkingGroup, *, by: Any, body_type: BodyType | None = None, members: Iterable[Registration] = ()
) -> WorkingGroup:
    """Make the group a body that ends by itself, with seats for each side, and give seats to those who asked to join."""
    authz.require(by, "events.establish_group", group)
    group = WorkingGroup.objects.select_related("event__unit").lock(group.pk)
    lifecycle.require(group.can_establish())
    group.body = bodies.create_body(
        by=by, name=group.name, kind="board", parent=group.event.unit, body_type=body_type, tasks=_tasks(group),
        valid_from=clock.today(), valid_to=group.ends_on, term_begins=clock.today(), term_ends=group.ends_on,
    )  # fmt: skip
    forget_standing(by)  # the new body lies below a unit in which she acts
    posts = {side: _seats(group.body, side, by=by) for side in Side}
    chosen = [one for one in members if one.event_id == group.event_id and one.joins_group and one.name]
    for one in chosen:
        post = posts[Side(one.side or Side.CITIZEN)]
        bodies.appoint_member(post, by=by, name=one.name, user=one.user, on_behalf_of=one.organisation, **_days(group))
    group.established_at, group.established_by = clock.now(), authz.name_of(by) or "Roret"
    group.save(update_fields=["body", "established_at", "established_by"])
    journal.record(events.GroupEstablished, group, by=by, members=len(chosen))
    return group


@transaction.atomic
def deliver_output(group: WorkingGroup, *, by: Any, output: str) -> WorkingGroup:
    """Keep what the group delivers to its committee and to everybody; those who came to the event are told the first time."""
    authz.require(by, "events.propose_group", group)
    group = WorkingGroup.objects.select_related("event").lock(group.pk)
    lifecycle.require(group.can_deliver())
    if not output.strip():
        raise DomainError(_("Write what the group has delivered."), field="output")
    group.output = output.strip()
    group.delivered_at, group.delivered_by = clock.now(), authz.name_of(by) or "Roret"
    group.full_clean()
    group.save(update_fields=["output", "delivered_at", "delivered_by"])
    journal.record(events.GroupDelivered, group, by=by)
    sentence = gettext_noop("The group after “%(title)s” has delivered its work")
    reach_milestone(group.event, code=f"group-{group.pk}", **in_both_languages(sentence, group.event))
    return group


@transaction.atomic
def close_group(group: WorkingGroup, *, by: Any, reason: str) -> WorkingGroup:
    """Close a group with a reason: it has delivered, or it came to nothing."""
    authz.require(by, "events.establish_group", group)
    group = WorkingGroup.objects.select_related("event").lock(group.pk)
    if group.closed_at is None:
        group.closed_at, group.closed_by = clock.now(), authz.name_of(by) or "Roret"
        group.save(update_fields=["closed_at", "closed_by"])
        journal.record(events.GroupClosed, group, by=by, reason=reason)
    return group


def _tasks(group: WorkingGroup) -> str:
    return f"{group.purpose}\n\n{group.commission}"


def _days(group: WorkingGroup) -> dict[str, date]:
    return {"begins_on": clock.today(), "ends_on": group.ends_on}


def _seats(body: Body, side: Side, *, by: Any) -> Post:
    order = list(Side).index(side) + 1
    return bodies.create_post(body, by=by, label=str(side.label), source=SOURCES[side], seats=None, order=order)
