"""What a body's statutes say about its meetings, from a day on."""

from typing import Any

from django.db import transaction

from roret.commons.bodies.models import Body
from roret.commons.meetings import events
from roret.commons.meetings.models import MeetingRule
from roret.foundation import authz, journal
from roret.foundation.staff.changing import change


@transaction.atomic
def create_rule(body: Body, *, by: Any, **fields: Any) -> MeetingRule:
    """Write down notice and quorum of a body from a day on; meetings before it keep what counted then."""
    authz.require(by, "meetings.create_meetingrule", body)
    rule = MeetingRule(body_id=body.pk)
    journal.record(events.RuleCreated, rule, by=by, changes=change(rule, fields))
    return rule


@transaction.atomic
def update_rule(rule: MeetingRule, *, by: Any, **fields: Any) -> MeetingRule:
    """Correct what is written about a rule; its body stays."""
    authz.require(by, "meetings.update_meetingrule", rule)
    rule = MeetingRule.objects.select_related("body").lock(rule.pk)
    fields.pop("body", None)
    if changes := change(rule, fields):
        journal.record(events.RuleUpdated, rule, by=by, changes=changes)
    return rule
