"""Every way a meeting and its agenda can change; split by verb."""

from roret.commons.meetings.services.agenda import (
    change_item,
    publish_agenda,
    put_on_agenda,
    remove_item,
    reorder_agenda,
)
from roret.commons.meetings.services.attendance import (
    add_guest,
    apologise,
    call_in_substitute,
    call_meeting,
    forget_reasons,
    note_all_present,
    note_presence,
    send_home,
    withdraw_apology,
)
from roret.commons.meetings.services.cadences import (
    create_cadence,
    delete_cadence,
    move_meeting,
    plan_year,
    update_cadence,
)
from roret.commons.meetings.services.disqualifications import decide_disqualification, raise_disqualification
from roret.commons.meetings.services.importing import import_agenda, keep_agenda_file, try_out_agenda
from roret.commons.meetings.services.planning import announce_meeting, cancel_meeting, create_meeting, update_meeting
from roret.commons.meetings.services.putting import register_way
from roret.commons.meetings.services.rules import create_rule, update_rule

__all__ = [
    "add_guest",
    "announce_meeting",
    "apologise",
    "call_in_substitute",
    "call_meeting",
    "cancel_meeting",
    "change_item",
    "create_cadence",
    "create_meeting",
    "create_rule",
    "decide_disqualification",
    "delete_cadence",
    "forget_reasons",
    "import_agenda",
    "keep_agenda_file",
    "move_meeting",
    "note_all_present",
    "note_presence",
    "plan_year",
    "publish_agenda",
    "put_on_agenda",
    "raise_disqualification",
    "register_way",
    "remove_item",
    "reorder_agenda",
    "send_home",
    "try_out_agenda",
    "update_cadence",
    "update_meeting",
    "update_rule",
    "withdraw_apology",
]
