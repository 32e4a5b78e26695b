"""Contributions for tests, sent through the services."""

import uuid
from datetime import timedelta
from typing import Any

from roret.commons.records.services import add_attachment
from roret.foundation import authz, clock
from roret.foundation.clock import end_of_day
from roret.listen.consultations import services as consultations
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services import Content, Receipt


def draft(unit: Any, *, by: Any = authz.SYSTEM, days: int = 40, kind: str = "policy", **values: Any) -> Consultation:
    """Make a draft that lacks nothing but publishing."""
    words = {
        "title": "Cykelsti på Ågade",
        "summary": "Vi vil bygge en cykelsti.",
        "question": "Hvad mener du?",
        "contact": "sof@kommune.example",
    }
    ends = end_of_day(clock.today() + timedelta(days=days))
    made = consultations.create_consultation(by=by, unit=unit, type=kind, ends_at=ends, **{**words, **values})
    add_attachment(made, by=by, title="Forslaget", text="# Forslag\n\nEn cykelsti.")
    consultations.add_party(made, by=by, name="Handicaprådet", right="heard")
    return made


def open_consultation(unit: Any, **values: Any) -> Consultation:
    """Make a consultation that takes responses now."""
    return consultations.publish_consultation(draft(unit, **values), by=authz.SYSTEM)


def send(
    consultation: Consultation, text: str = "Stien skal være bred nok til ladcykler.", *, by: Any = None, **content: Any
) -> Receipt:
    """Send a response, each time a new one."""
    actor = by or authz.SYSTEM
    return consultations.respond(
        consultation, by=actor, content=Content(text=text, **content), submission=str(uuid.uuid4())
    )


def sent(
    consultation: Consultation, text: str = "Stien skal være bred nok til ladcykler.", **content: Any
) -> Contribution:
    """Send a response and return it."""
    return send(consultation, text, **content).contribution
