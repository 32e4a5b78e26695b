"""Every way a meeting and its agenda can change; split by verb."""

from roret.commons.meetings.services.agenda import (
    change_item,
    publish_agenda,
    put_on_agenda,
    remove_item,
    reorder_agenda,
)
from roret.commons.meetings.services.cadences import (
    create_cadence,
    delete_cadence,
    move_meeting,
    plan_year,
    update_cadence,
)
from roret.commons.meetings.services.disqualifications import decide_disqualification, raise_disqualification
from roret.commons.meetings.services.planning import announce_meeting, cancel_meeting, create_meeting, update_meeting

__all__ = [
    "announce_meeting",
    "cancel_meeting",
    "change_item",
    "create_cadence",
    "create_meeting",
    "decide_disqualification",
    "delete_cadence",
    "move_meeting",
    "plan_year",
    "publish_agenda",
    "put_on_agenda",
    "raise_disqualification",
    "remove_item",
    "reorder_agenda",
    "update_cadence",
    "update_meeting",
]
