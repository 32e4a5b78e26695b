"""Whom the taskforce's recommendations were talked about with: table 2 of the matter, with what its source does not tell."""

from typing import Any

from roret.decide.involvement.services import enter_involvement
from roret.shell.demo_data.files import known, read
from roret.shell.demo_data.world import World

FORMS = {"after_hours_meeting": "after_hours", "committee_meeting": "council", "consultation_meeting": "hearing"}
USES = {"yes": "used", "partly": "partly", "no": "not_used"}
INVENTED = "{} (opdigtet til demonstrationen)"


def enter_log(world: World, matter: Any) -> None:
    """Enter each row of the table on the matter. The days are not in the source, so they stay unknown."""
    for row in read("taskforce/involvement.yaml")["entries"]:
        enter_involvement(matter, by=world.people["bo"], **_told(world, row))


def _told(world: World, row: dict[str, Any]) -> dict[str, Any]:
    effect, said = row.get("effect"), row.get("input")
    return {
        "who": who_of(world, row),
        "purpose": row["purpose"],
        "form": FORMS.get(row["form"], row["form"]),
        "participants": (known(row.get("participants")) or {}).get("count"),
        "input": INVENTED.format(said["text"]) if said else "",
        "use": USES[effect["used"]] if effect else "",
        "use_reason": INVENTED.format(effect["text"]) if effect else "",
    }


def who_of(world: World, row: dict[str, Any]) -> str:
    """Return the short name of the body or unit of a row."""
    place = world.bodies.get(row.get("body")) or world.units.get(row.get("unit"))
    return getattr(place, "short", row.get("name", row["key"]))
