"""What other modules ask of a matter before a step; whoever asks registers here, so that matters know nobody above them."""

from collections.abc import Callable

from roret.decide.matters.enums import Step
from roret.decide.matters.models import Matter
from roret.foundation import lifecycle

Demand = Callable[[Matter, Step], list[lifecycle.Missing]]
_demands: dict[str, Demand] = {}


def register_demand(name: str, demand: Demand) -> None:
    """Ask something of every matter before its steps; a second call with the same name replaces the first."""
    _demands[name] = demand


def missing_before(matter: Matter, step: Step) -> list[lifecycle.Missing]:
    """Return what the other modules miss before a step."""
    return [missing for demand in _demands.values() for missing in demand(matter, step)]


def require_demands(matter: Matter, step: Step) -> None:
    """Raise ``NotReady`` with the whole list when something is missing before a step."""
    lifecycle.require_nothing_missing(missing_before(matter, step))
