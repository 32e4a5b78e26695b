"""Every way a consultation can change; split by verb."""

from roret.listen.consultations.services.again import consult_again
from roret.listen.consultations.services.closing import (
    close_consultation,
    close_due_consultations,
    extend_consultation,
    mark_answered,
)
from roret.listen.consultations.services.drafting import (
    add_party,
    create_consultation,
    delete_consultation,
    remove_material,
    remove_party,
    update_consultation,
)
from roret.listen.consultations.services.publishing import (
    invite_parties,
    publish_consultation,
    publish_due_consultations,
    schedule_consultation,
    unschedule_consultation,
)
from roret.listen.consultations.services.responding import enter_response, respond

__all__ = [
    "add_party",
    "close_consultation",
    "close_due_consultations",
    "consult_again",
    "create_consultation",
    "delete_consultation",
    "enter_response",
    "extend_consultation",
    "invite_parties",
    "mark_answered",
    "publish_consultation",
    "publish_due_consultations",
    "remove_material",
    "remove_party",
    "respond",
    "schedule_consultation",
    "unschedule_consultation",
    "update_consultation",
]
