"""What is going on today: the committee's meetings, matters on their way to it, an agreement to write, a key for a machine."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from roret.commons.bodies.models import Body
from roret.commons.meetings import services as meetings
from roret.decide.matters import services as matters
from roret.deliver.agreements import services as agreements
from roret.foundation import clock
from roret.foundation.api.services import create_token
from roret.foundation.authz import SYSTEM
from roret.foundation.clock import end_of_day, start_of_day
from roret.shell.demo_data.files import moment, read
from roret.shell.demo_data.world import World

NOTICE = timedelta(days=8)
"""So long before it a meeting that has been held was called, with its matters."""


def load_current_work(world: World) -> None:
    """Plan, prepare and draft; each thing stands where the file says."""
    data = read("current_work.yaml")
    planned = {entry["key"]: _plan(world, entry) for entry in data["meetings"]}
    for entry in data["matters"]:
        world.matters[entry["key"]] = _prepare(world, entry, planned)
    for key, meeting in planned.items():
        if any(entry.get("meeting") == key for entry in data["matters"]):
            _at_notice(meeting, lambda meeting=meeting: meetings.publish_agenda(meeting, by=_secretary(world)))
    for entry in data["agreements"]:
        _draft(world, entry)
    for entry in data["keys"]:
        expires = clock.today() + timedelta(days=entry["days"])
        unit = world.unit(entry["unit"]).pk
        create_token(by=SYSTEM, name=entry["name"], role=entry["role"], unit=unit, expires_on=expires)


def _secretary(world: World) -> Any:
    return world.people["udvalgssekretaer"]


def _at_notice(meeting: Any, act: Callable[[], Any]) -> Any:
    """Do what comes before a meeting: long enough before one that has been held, else today."""
    with clock.at(min(clock.now(), meeting.begins_at - NOTICE) if meeting.has_begun else clock.now()):
        return act()


def _plan(world: World, entry: dict[str, Any]) -> Any:
    begins = moment(entry["date"], entry["hour"])
    body = Body.objects.get(pk=world.bodies[entry["body"]].pk)
    with clock.at(min(clock.now(), begins - NOTICE)):
        return meetings.create_meeting(
            by=_secretary(world), body=body, begins_at=begins, place=entry["place"], invented=True
        )


def _prepare(world: World, entry: dict[str, Any], planned: dict[str, Any]) -> Any:
    meeting = planned.get(entry.get("meeting"))
    if meeting is None:
        return _written(world, entry)
    return _at_notice(
        meeting, lambda: matters.put_to_meeting(_written(world, entry), by=_secretary(world), meeting=meeting).record
    )


def _written(world: World, entry: dict[str, Any]) -> Any:
    by = world.people["bo"]
    words = {name: entry[name] for name in ("title", "title_en", "summary", "problem", "solution", "process")}
    made = matters.create_matter(
        by=by,
        unit=world.unit("BIF"),
        body_id=world.bodies["biu"].pk,
        no_economy=entry["state"] != "draft",
        invented=True,
        **words,
    )
    for text in entry["items"]:
        matters.add_item(made, by=by, text=text)
    return matters.sign_matter(made, by=world.people["direktoer"]) if entry["state"] in {"signed", "treated"} else made


def _draft(world: World, entry: dict[str, Any]) -> None:
    """Begin next year's agreement; it is signed by nobody yet."""
    year = clock.today().year + 1
    agreements.create_agreement(
        by=world.people["direktoer"],
        title=entry["title"],
        title_en=entry["title_en"],
        summary=entry["summary"],
        form="result_contract",
        unit=world.unit(entry["unit"]),
        principal=world.unit(entry["principal"]),
        invented=True,
        begins_at=start_of_day(date(year, 1, 1)),
        ends_at=end_of_day(date(year, 12, 31)),
    )
