"""What the journal remembers about plans, goals and actions, and what others may listen to."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.commons.records.enums import Stage
from roret.commons.records.kinds import RecordKind, declare_kind
from roret.foundation.journal import EventType

PLAN = declare_kind(
    RecordKind(
        "plan",
        _("Action plan"),
        _("Action plans"),
        Stage.DECIDE,
        "public:plan-detail",
        "staff:plan-detail",
        "checklist",
    )
)
GOAL = declare_kind(
    RecordKind("goal", _("Goal"), _("Goals"), Stage.DECIDE, "public:goal-detail", "staff:goal-detail", "flag")
)
ACTION = declare_kind(
    RecordKind(
        "action", _("Action"), _("Actions"), Stage.DELIVER, "public:action-detail", "staff:action-detail", "list-check"
    )
)

PlanMade = EventType("plan.made", _("%(actor)s made the action plan %(target)s"), keep=("decision",))
PlanChanged = EventType("plan.changed", _("%(actor)s changed the action plan %(target)s"), keep=("changes",))
PlanAdopted = EventType(
    "plan.adopted",
    _("%(actor)s noted the action plan %(target)s as adopted"),
    keep=("decision", "actions"),
    icon="verified",
)
PlanAdjusted = EventType(
    "plan.adjusted", _("%(actor)s adjusted the action plan %(target)s"), keep=("text", "action", "theme")
)
GoalMade = EventType("goal.made", _("%(actor)s made the goal %(target)s"), keep=("kind",))
GoalChanged = EventType("goal.changed", _("%(actor)s changed the goal %(target)s"), keep=("changes",))
RecommendationAdded = EventType(
    "goal.recommendation_added", _("%(actor)s added a recommendation to %(target)s"), keep=("number",)
)
RecommendationRemoved = EventType(
    "goal.recommendation_removed", _("%(actor)s removed a recommendation from %(target)s"), keep=("number",)
)
ActionMade = EventType("action.made", _("%(actor)s made the action %(target)s"), keep=("goal",))
ActionChanged = EventType("action.changed", _("%(actor)s changed the action %(target)s"), keep=("changes",))
ActionStarted = EventType("action.started", _("%(actor)s started the action %(target)s"), keep=("note",), icon="flag")
ActionDone = EventType("action.done", _("%(actor)s finished the action %(target)s"), keep=("note",), icon="success")
ActionStopped = EventType("action.stopped", _("%(actor)s stopped the action %(target)s"))
Progressed = EventType("action.progressed", _("%(actor)s told how %(target)s goes"), keep=("note",))

plan_adopted = Signal()
"""Sent after commit: ``pk`` of the plan."""
action_started = Signal()
"""Sent after commit: ``pk`` of the action."""
action_done = Signal()
"""Sent after commit: ``pk`` of the action."""
