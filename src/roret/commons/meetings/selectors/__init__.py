"""Questions about meetings; those about who comes stand in ``attendance``."""

from roret.commons.meetings.selectors.agendas import (
    AgendaRow,
    agenda_due,
    agenda_of,
    agendas_to_publish,
    bodies_that_meet,
    bodies_to_plan_for,
    cadences_of,
    coming_meetings,
    keeper_units,
    kept_meetings,
    out_by_item,
    past_meetings,
    questions_of,
    seats_on_day_of,
    with_page,
)

__all__ = [
    "AgendaRow",
    "agenda_due",
    "agenda_of",
    "agendas_to_publish",
    "bodies_that_meet",
    "bodies_to_plan_for",
    "cadences_of",
    "coming_meetings",
    "keeper_units",
    "kept_meetings",
    "out_by_item",
    "past_meetings",
    "questions_of",
    "seats_on_day_of",
    "with_page",
]
