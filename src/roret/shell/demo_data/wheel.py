"""The annual wheel: how often councils meet and what is due, a year of meetings behind three of them, and the next planned."""

from datetime import date
from typing import Any

from roret.commons.bodies.models import Body
from roret.commons.meetings import services as meetings
from roret.commons.meetings.models import AgendaItem
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.shell.demo_data.files import read
from roret.shell.demo_data.world import World


def load_wheel(world: World) -> None:
    """Write down the cadences; plan last year as it was planned then, and this year and the next as from today."""
    data = read("cadences.yaml")
    for entry in data["cadences"]:
        _write_down(world, dict(entry))
    today = clock.today()
    for key in data["planned"]:
        body = Body.objects.get(pk=world.bodies[key].pk)
        with clock.at(clock.start_of_day(date(today.year - 1, 1, 1))):
            meetings.plan_year(body, by=SYSTEM, year=today.year - 1, announce=True)
        for year in (today.year, today.year + 1):
            meetings.plan_year(body, by=SYSTEM, year=year, announce=True)
    _ask_about_a_member(world, data["question"])


def _ask_about_a_member(world: World, entry: dict[str, Any]) -> None:
    """Ask whether a member may take part in the first item of her committee's latest agenda."""
    items = AgendaItem.objects.filter(meeting__body=world.bodies[entry["body"]].pk)
    item = items.order_by("-meeting__begins_at", "number").first()
    if item is not None:
        member = world.members[entry["member"]]
        meetings.raise_disqualification(item, by=SYSTEM, membership=member, reason=entry["reason"])


def _write_down(world: World, entry: dict[str, Any]) -> None:
    body, unit = entry.pop("body", None), entry.pop("unit", None)
    meetings.create_cadence(world.bodies[body] if body else world.unit(unit), by=SYSTEM, **entry)
