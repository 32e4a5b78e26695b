"""Who must be heard: the rules of the sources, and where the duties of the current matters stand."""

from datetime import timedelta
from typing import Any

from roret.commons.bodies.models import Body
from roret.decide.duties import services as duties
from roret.decide.matters.models import Matter
from roret.foundation import clock
from roret.shell.demo_data.files import read
from roret.shell.demo_data.world import World

SAYS = ("name", "domains", "significance", "frequency", "must_answer", "legal_basis")


def load_duties(world: World) -> None:
    """Make the rules, and register what has been done about the matters that are on their way."""
    data, rules = read("duty_rules.yaml"), {}
    for entry in data["rules"]:
        says = {name: entry[name] for name in SAYS if name in entry}
        rules[entry["key"]] = duties.make_rule(
            by=world.people["udvalgssekretaer"], consultee=_body(world, entry), valid_from=data["valid_from"], **says
        )
    for entry in data["matters"]:
        _register(world, entry, rules)


def _body(world: World, entry: dict[str, Any]) -> Body | None:
    key = entry.get("consultee")
    return Body.objects.get(pk=world.bodies[key].pk) if key else None


def _register(world: World, entry: dict[str, Any], rules: dict[str, Any]) -> None:
    matter, today = Matter.objects.get(pk=world.matters[entry["key"]].pk), clock.today()
    by, director = world.people["bo"], world.people["direktoer"]

    def of(row: dict[str, Any]) -> dict[str, int]:
        return {"rule": rules[row["rule"]].pk, "consultee": world.bodies[row["consultee"]].pk}

    duties.say_domains(matter, by=by, domains=entry["domains"])
    for row in entry.get("away", ()):
        duties.judge_away(matter, by=by, **of(row), reason=row["reason"])
    for row in entry.get("sent", ()):
        sent, due = (today + timedelta(days=row[name]) for name in ("days", "due"))
        duties.register_sent(matter, by=by, **of(row), sent_on=sent, due_on=due, reference=row["reference"])
    for row in entry.get("answered", ()):
        day = today + timedelta(days=row["days"])
        duties.register_answer(matter, by=by, **of(row), answered_on=day, reference=row["reference"])
    for row in entry.get("waived", ()):
        duties.waive_duty(matter, by=director, **of(row), reason=row["reason"])
