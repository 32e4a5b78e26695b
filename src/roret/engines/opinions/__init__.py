"""What people agree and disagree about: short statements, many votes, a map that says when there is nothing to see.

    votes = collect(voters, statements, values)
    found = map_opinions(votes)
    published = report(found)

`map_opinions` keeps a place for each person and stays inside the house; `report` is what may be shown to everybody.
`next_statement` decides which statement a person is asked about next. The way of Pol.is can be asked for by name
(`mode="polis"`), so that its published conversations can be computed again.
"""

from roret.engines.opinions.errors import OpinionError
from roret.engines.opinions.mapping import OpinionMap, Options, map_opinions
from roret.engines.opinions.placing import Place, model, place
from roret.engines.opinions.publishing import report
from roret.engines.opinions.routing import next_statement
from roret.engines.opinions.votes import Votes, collect

__all__ = [
    "OpinionError",
    "OpinionMap",
    "Options",
    "Place",
    "Votes",
    "collect",
    "map_opinions",
    "model",
    "next_statement",
    "place",
    "report",
]
