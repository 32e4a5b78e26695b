"""What everybody may read, with the moments at which each thing was made and last changed (``created``, ``modified``)."""

from roret.report.standards.selectors.decisions import Votes, decided_items, recommendation_items, votes_on
from roret.report.standards.selectors.meetings import (
    agenda_items,
    consulted_items,
    files,
    meetings,
    papers,
    plain_meetings,
)
from roret.report.standards.selectors.registers import areas, deleted_areas, memberships, organizations, posts
from roret.report.standards.selectors.seats import Person, on_people, people, seats_of, terms
from roret.report.standards.selectors.times import PUBLIC

__all__ = [
    "PUBLIC",
    "Person",
    "Votes",
    "agenda_items",
    "areas",
    "consulted_items",
    "decided_items",
    "deleted_areas",
    "files",
    "meetings",
    "memberships",
    "on_people",
    "organizations",
    "papers",
    "people",
    "plain_meetings",
    "posts",
    "recommendation_items",
    "seats_of",
    "terms",
    "votes_on",
]
