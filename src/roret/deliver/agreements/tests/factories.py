"""Agreements for tests, brought to where they stand through the services."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from roret.commons.records.models import Record
from roret.decide.plans.tests.factories import adopted, only_action
from roret.deliver.agreements import services
from roret.deliver.agreements.models import Agreement, Target
from roret.foundation import authz, clock
from roret.foundation.clock import end_of_day, start_of_day


def decided_action(world: Any) -> Record:
    """Have a committee decide on a plan, and return its action."""
    return only_action(adopted(world))


def draft(world: Any, *, by: Any = authz.SYSTEM, **values: Any) -> Agreement:
    """Draft an agreement that runs from a month ago for a year, without targets."""
    today = clock.today()
    words = {
        "title": "Resultatkontrakt for Centret",
        "form": "result_contract",
        "unit": world.centre,
        "principal": world.social,
        "begins_at": start_of_day(today - timedelta(days=30)),
        "ends_at": end_of_day(today + timedelta(days=335)),
    }
    return services.create_agreement(by=by, **{**words, **values})


def promise(agreement: Agreement, *actions: Record, by: Any = authz.SYSTEM, **values: Any) -> Target:
    """Add a target that cites ``actions``."""
    words = {
        "title": "Flere kommer i job",
        "measure": "Borgere i job",
        "measure_unit": "%",
        "goal": Decimal(80),
        "goal_on": clock.today() + timedelta(days=335),
    }
    return services.add_target(agreement, by=by, actions=actions, **{**words, **values})


def ready(world: Any, *actions: Record, **values: Any) -> Agreement:
    """Draft an agreement that lacks nothing but the signature."""
    made = draft(world, **values)
    promise(made, *(actions or (decided_action(world),)))
    return made


def signed(world: Any, *actions: Record, **values: Any) -> Agreement:
    """Sign an agreement with one target."""
    return services.sign_agreement(ready(world, *actions, **values), by=authz.SYSTEM)
