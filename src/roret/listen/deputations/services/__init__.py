"""Every way a request to speak can change; split by who acts."""

from roret.listen.deputations.services.assessing import (
    begin_assessment,
    decline_deputation,
    hold_deputation,
    note_deputation,
    offer_slot,
)
from roret.listen.deputations.services.erasing import erase_deputation
from roret.listen.deputations.services.requesting import (
    Receipt,
    Wish,
    accept_slot,
    cancel_deputation,
    discard_draft,
    request_deputation,
    save_draft,
)

__all__ = [
    "Receipt",
    "Wish",
    "accept_slot",
    "begin_assessment",
    "cancel_deputation",
    "decline_deputation",
    "discard_draft",
    "erase_deputation",
    "hold_deputation",
    "note_deputation",
    "offer_slot",
    "request_deputation",
    "save_draft",
]
