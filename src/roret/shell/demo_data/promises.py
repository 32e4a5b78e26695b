"""What the committee was promised with its decisions, and what came of it."""

from datetime import datetime, time
from typing import Any

from django.utils.timezone import get_current_timezone

from roret.decide.commitments import services as commitments
from roret.foundation import clock
from roret.shell.demo_data.files import read
from roret.shell.demo_data.world import World


def load_promises(world: World) -> None:
    """Register each promise on the day of its meeting, and its answer on the day it was given."""
    for entry in read("taskforce/matter.yaml")["matters"]:
        for row in entry.get("commitments", ()):
            _promise(world, world.decisions[entry["key"]], row)


def _promise(world: World, decision: Any, row: dict[str, Any]) -> None:
    with clock.at(_noon(decision.published_at.date())):
        made = commitments.register_commitment(
            decision, by=world.people["bo"], title=row["text"].rstrip("."), words=row["text"], due_on=row["due"],
            owner=world.people["bo"],
        )  # fmt: skip
    if row.get("overdue"):
        return
    answering = world.matters.get(row.get("answered_by"))
    number, answer = (answering.number, "") if answering else ("", "Udvalget har fået det, der blev lovet.")
    day = row.get("delivered", row["due"])
    with clock.at(_noon(day)):
        commitments.answer_commitment(made, by=world.people["bo"], answered_on=day, answer=answer, number=number)


def _noon(day: Any) -> Any:
    return datetime.combine(day, time(12), tzinfo=get_current_timezone())
