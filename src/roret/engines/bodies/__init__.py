"""Who sits in a body, by its rules and at every date: posts and people as plain data in, what is wrong and what comes due out.

Words: plads = place, indtræden = taking a seat, stedfortræder = substitute, valgperiode = term, forskudte valg = staggered
halves. Nothing here reads a database or a clock: the day is given. A day that is unknown counts as long before or long
after. Carries R13.
"""

from roret.engines.bodies.checking import coming_due, found_on, spans
from roret.engines.bodies.plain import Assembly, Due, Event, Finding, Place, Problem, Sitting, Span
from roret.engines.bodies.seats import excess, last_day_of_term, years_after

__all__ = [
    "Assembly",
    "Due",
    "Event",
    "Finding",
    "Place",
    "Problem",
    "Sitting",
    "Span",
    "coming_due",
    "excess",
    "found_on",
    "last_day_of_term",
    "spans",
    "years_after",
]
