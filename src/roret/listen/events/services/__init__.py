"""Every way an event can change; split by verb."""

from roret.listen.events.services.afterwards import (
    add_picture,
    ask_after_events,
    ask_for_evaluation,
    draw_lessons,
    give_evaluation,
    publish_notes,
    remove_picture,
    tell_outcome,
    tie_record,
    write_notes,
)
from roret.listen.events.services.announcing import announce_event, cancel_event, remind_guests
from roret.listen.events.services.checking_in import check_in, count_walk_ins
from roret.listen.events.services.erasing import erase_invitation, erase_registration
from roret.listen.events.services.groups import close_group, deliver_output, establish_group, propose_group
from roret.listen.events.services.inviting import (
    decline_invitation,
    import_invitations,
    invite,
    remove_invitation,
    send_invitations,
)
from roret.listen.events.services.planning import (
    add_point,
    create_event,
    delete_event,
    plan_event,
    remove_point,
    update_event,
)
from roret.listen.events.services.registering import (
    Details,
    Receipt,
    cancel_for_guest,
    cancel_registration,
    change_registration,
    enter_registration,
    register,
)

__all__ = [
    "Details",
    "Receipt",
    "add_picture",
    "add_point",
    "announce_event",
    "ask_after_events",
    "ask_for_evaluation",
    "cancel_event",
    "cancel_for_guest",
    "cancel_registration",
    "change_registration",
    "check_in",
    "close_group",
    "count_walk_ins",
    "create_event",
    "decline_invitation",
    "delete_event",
    "deliver_output",
    "draw_lessons",
    "enter_registration",
    "erase_invitation",
    "erase_registration",
    "establish_group",
    "give_evaluation",
    "import_invitations",
    "invite",
    "plan_event",
    "propose_group",
    "publish_notes",
    "register",
    "remind_guests",
    "remove_invitation",
    "remove_picture",
    "remove_point",
    "send_invitations",
    "tell_outcome",
    "tie_record",
    "update_event",
    "write_notes",
]
