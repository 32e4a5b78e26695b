"""Every way what parties are sent, and what they say by their link, can change."""

from roret.listen.parties.services.answering import forget_contact, open_link, say_no_remarks, take_back_no_remarks
from roret.listen.parties.services.sending import (
    letters_sent,
    log_delivery,
    remind_before_deadline,
    remind_parties,
    send_reminder,
)
from roret.listen.parties.services.suggesting import add_suggested

__all__ = [
    "add_suggested",
    "forget_contact",
    "letters_sent",
    "log_delivery",
    "open_link",
    "remind_before_deadline",
    "remind_parties",
    "say_no_remarks",
    "send_reminder",
    "take_back_no_remarks",
]
