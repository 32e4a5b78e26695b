"""What is going on today: the committee's next meeting, and matters on their way to it."""

from typing import Any

from roret.commons.bodies.models import Body
from roret.commons.meetings import services as meetings
from roret.decide.matters import services as matters
from roret.shell.demo_data.files import moment, read
from roret.shell.demo_data.world import World


def load_current_work(world: World) -> None:
    """Plan and prepare what the committee treats next; each matter stands where the file says."""
    data = read("current_work.yaml")
    for entry in data["meetings"]:
        _plan(world, entry)
    for entry in data["matters"]:
        world.matters[entry["key"]] = _prepare(world, entry)


def _plan(world: World, entry: dict[str, Any]) -> None:
    by = world.people["udvalgssekretaer"]
    begins = moment(entry["date"], entry["hour"])
    body = Body.objects.get(pk=world.bodies[entry["body"]].pk)
    meetings.create_meeting(by=by, body=body, begins_at=begins, place=entry["place"], invented=True)


def _prepare(world: World, entry: dict[str, Any]) -> Any:
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
    return matters.sign_matter(made, by=world.people["direktoer"]) if entry["state"] == "signed" else made
