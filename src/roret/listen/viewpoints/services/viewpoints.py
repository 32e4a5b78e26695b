"""Writing, proposing, deciding about and taking down viewpoints."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.engines.texts.redaction import find_personal_data
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.consultations.models import Consultation
from roret.listen.viewpoints import events, selectors
from roret.listen.viewpoints.enums import ViewpointState
from roret.listen.viewpoints.models import Viewpoint

MOST_VIEWPOINTS = 500
MOST_WAITING = 1_000
LONGEST = 200
SHORTEST = 10


@transaction.atomic
def add_viewpoint(consultation: Consultation, *, by: Any, text: str) -> Viewpoint:
    """Write a viewpoint that is shown at once."""
    authz.require(by, "viewpoints.edit_viewpoint", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    lifecycle.require(consultation.can_change_material())
    _require_room(consultation)
    viewpoint = _make(
        consultation, text, state=ViewpointState.SHOWN, decided_at=clock.now(), decided_by=authz.name_of(by) or "Roret"
    )
    journal.record(events.Added, viewpoint, by=by)
    return viewpoint


@transaction.atomic
def propose_viewpoint(consultation: Consultation, *, by: Any, text: str) -> Viewpoint:
    """Propose a viewpoint; it is shown when staff have looked it through. Who proposed it is not kept."""
    authz.require(by, "viewpoints.propose_viewpoint", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    lifecycle.require(selectors.can_vote(consultation))
    if selectors.proposals(consultation).count() >= MOST_WAITING:
        raise DomainError(_("Many proposals wait to be read. Try again in some days."))
    viewpoint = _make(consultation, text, state=ViewpointState.PROPOSED, proposed=True)
    journal.record(events.Proposed, viewpoint, by=authz.SYSTEM)
    return viewpoint


@transaction.atomic
def decide_viewpoint(viewpoint: Viewpoint, *, by: Any, show: bool, reason: str = "") -> Viewpoint:
    """Show a proposed viewpoint, or refuse it with a reason."""
    authz.require(by, "viewpoints.edit_viewpoint", viewpoint)
    viewpoint = Viewpoint.objects.lock(viewpoint.pk)
    if viewpoint.state != ViewpointState.PROPOSED:
        raise DomainError(_("It has been decided already."))
    if not show and not reason.strip():
        raise DomainError(_("Say why it is not shown."), field="reason")
    if show:
        _require_room(viewpoint.consultation)
    return _decided(
        viewpoint, by=by, state=ViewpointState.SHOWN if show else ViewpointState.REFUSED, reason=reason,
        event=events.Decided, shown=show,
    )  # fmt: skip


@transaction.atomic
def take_down_viewpoint(viewpoint: Viewpoint, *, by: Any, reason: str) -> Viewpoint:
    """Take a viewpoint down; its votes stay and count in no later map."""
    authz.require(by, "viewpoints.edit_viewpoint", viewpoint)
    viewpoint = Viewpoint.objects.lock(viewpoint.pk)
    if viewpoint.state != ViewpointState.SHOWN:
        raise DomainError(_("It is not shown."))
    if not reason.strip():
        raise DomainError(_("Say why it is taken down."), field="reason")
    return _decided(viewpoint, by=by, state=ViewpointState.TAKEN_DOWN, reason=reason, event=events.TakenDown)


def _decided(viewpoint: Viewpoint, *, by: Any, state: str, reason: str, event: Any, **kept: Any) -> Viewpoint:
    viewpoint.state, viewpoint.reason = state, reason.strip()
    viewpoint.decided_at, viewpoint.decided_by = clock.now(), authz.name_of(by) or "Roret"
    viewpoint.full_clean()
    viewpoint.save()
    journal.record(event, viewpoint, by=by, reason=viewpoint.reason, **kept)
    return viewpoint


def _make(consultation: Consultation, text: str, **values: Any) -> Viewpoint:
    words = " ".join(text.split())
    if not SHORTEST <= len(words) <= LONGEST:
        raise DomainError(
            _("Write one sentence of %(least)d to %(most)d characters.") % {"least": SHORTEST, "most": LONGEST},
            field="text",
        )
    if any(True for _found in find_personal_data(words)):
        raise DomainError(_("It looks as if there are personal data in it. Write it without them."), field="text")
    if Viewpoint.objects.filter(consultation_id=consultation.pk, text__iexact=words).exists():
        raise DomainError(_("This viewpoint is here already."), field="text")
    return Viewpoint.objects.create(consultation=consultation, text=words, **values)


def _require_room(consultation: Consultation) -> None:
    if selectors.shown(consultation).count() >= MOST_VIEWPOINTS:
        raise DomainError(_("There are %(most)d viewpoints already.") % {"most": MOST_VIEWPOINTS})
