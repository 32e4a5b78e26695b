"""Carrying out: an action is started, goes on, is done or stopped; those who took part hear of it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.records.services import change_record, in_both_languages, reach_milestone
from roret.decide.plans import events
from roret.decide.plans.models import Action
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.events import tell


@transaction.atomic
def start_action(action: Action, *, by: Any, note: str = "") -> Action:
    """Start an action of an adopted plan."""
    action = _locked(action, by=by)
    lifecycle.require(action.can_start())
    change_record(action, started_at=clock.now(), progress_note=note or action.progress_note)
    journal.record(events.ActionStarted, action, by=by, note=note)
    reach_milestone(action, code="started", **in_both_languages(gettext_noop("“%(title)s” has been started"), action))
    tell(events.action_started, action)
    return action


@transaction.atomic
def finish_action(action: Action, *, by: Any, note: str = "") -> Action:
    """Note a started action as done."""
    action = _locked(action, by=by)
    lifecycle.require(action.can_finish())
    change_record(action, done_at=clock.now(), progress_note=note or action.progress_note)
    journal.record(events.ActionDone, action, by=by, note=note)
    reach_milestone(action, code="done", **in_both_languages(gettext_noop("“%(title)s” is done"), action))
    tell(events.action_done, action)
    return action


@transaction.atomic
def stop_action(action: Action, *, by: Any, note: str) -> Action:
    """Stop an action, with the reason that everybody can read."""
    action = _locked(action, by=by)
    lifecycle.require(action.can_stop())
    if not note.strip():
        raise DomainError(_("Write why the action stops. Everybody can read it."), field="note")
    change_record(action, stopped_at=clock.now(), progress_note=note.strip())
    journal.record(events.ActionStopped, action, by=by, reason=note)
    reach_milestone(action, code="stopped", **in_both_languages(gettext_noop("“%(title)s” has been stopped"), action))
    return action


@transaction.atomic
def report_progress(action: Action, *, by: Any, note: str, version: int | None = None) -> Action:
    """Tell how an action goes; raises ``ChangedMeanwhile`` when somebody else has told since ``version``."""
    action = _locked(action, by=by)
    change_record(action, version=version, progress_note=note.strip())
    journal.record(events.Progressed, action, by=by, note=note.strip())
    return action


def _locked(action: Action, *, by: Any) -> Action:
    authz.require(by, "plans.carry_out_action", action)
    return Action.objects.select_related("goal__plan").lock(action.pk)
