"""Every way what parties are sent, and what they say by their link, can change."""

from roret.listen.parties.services.answering import (
    answer_by_link,
    forget_contact,
    open_link,
    replace_link,
    say_no_remarks,
    take_back_no_remarks,
    tie_answer,
    untie_answer,
)
from roret.listen.parties.services.sending import (
    letters_sent,
    note_failure,
    remind_before_deadline,
    remind_parties,
    send_delivery,
    send_new_link,
    send_to,
    turn_to_letter,
)
from roret.listen.parties.services.standing import (
    create_standing_party,
    delete_standing_party,
    forget_standing_address,
    import_standing_parties,
    update_standing_party,
    verify_standing_party,
)
from roret.listen.parties.services.suggesting import add_suggested

__all__ = [
    "add_suggested",
    "answer_by_link",
    "create_standing_party",
    "delete_standing_party",
    "forget_contact",
    "forget_standing_address",
    "import_standing_parties",
    "letters_sent",
    "note_failure",
    "open_link",
    "remind_before_deadline",
    "remind_parties",
    "replace_link",
    "say_no_remarks",
    "send_delivery",
    "send_new_link",
    "send_to",
    "take_back_no_remarks",
    "tie_answer",
    "turn_to_letter",
    "untie_answer",
    "update_standing_party",
    "verify_standing_party",
]
