"""Every way a matter can change; split by verb."""

from roret.decide.matters.services.closing import close_matter, state_effect
from roret.decide.matters.services.deciding import Minuted, record_decision
from roret.decide.matters.services.demands import missing_before, register_demand
from roret.decide.matters.services.items import add_item, change_item, move_item, remove_item
from roret.decide.matters.services.opening import create_matter, open_matter_from_consultation, update_matter
from roret.decide.matters.services.signing import put_to_meeting, sign_matter, tell_of_agenda, unsign_matter

__all__ = [
    "Minuted",
    "add_item",
    "change_item",
    "close_matter",
    "create_matter",
    "missing_before",
    "move_item",
    "open_matter_from_consultation",
    "put_to_meeting",
    "record_decision",
    "register_demand",
    "remove_item",
    "sign_matter",
    "state_effect",
    "tell_of_agenda",
    "unsign_matter",
    "update_matter",
]
