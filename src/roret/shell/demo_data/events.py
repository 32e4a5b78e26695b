"""Events: the meetings of the taskforce, a kick-off by invitation, open houses, and what people can come to now."""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django.contrib.auth.models import AnonymousUser

from roret.commons.areas.selectors import ground, read_spot
from roret.commons.bodies.models import Body, BodyType
from roret.commons.records.models import Record
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.listen.events import services
from roret.listen.events.enums import QUESTIONS
from roret.listen.events.models import Event, Invitation
from roret.listen.events.selectors import joiners
from roret.shell.demo_data.files import moment, read
from roret.shell.demo_data.world import World

PLAIN = (
    "type", "title", "title_en", "summary", "summary_en", "purpose", "place", "address", "access", "contact", "partners",
    "admission", "takes_registrations", "capacity", "companions_most", "offers_group",
)  # fmt: skip
FIRST = "Anna Bent Cecilie Dorte Erik Freja Gustav Hanne Ida Jens Kirsten Lars Malene Nadia Ole Pernille Rasmus Sofie Tove Yusuf"
LAST = "Aabye Bruun Carlsen Dahl Eskildsen Friis Gram Hjort Juhl Kragh Lund Munk Nørgaard Overby Ravn Sand Toft Vinther Ørum Ågård"
SAYS = (
    "Godt, at I kom ud til os.",
    "Der var for lidt tid ved bordene.",
    "Mikrofonen skrattede.",
    "Tak for kaffen og snakken.",
)
PLANNED_BEFORE, ANNOUNCED_BEFORE, REGISTERED_BEFORE = timedelta(days=35), timedelta(days=28), timedelta(days=10)
BUSY = {"announced", "held", "documented", "followed_up", "evaluated", "cancelled"}


def load_events(world: World) -> None:
    """Play every event as far as the file says."""
    for entry in read("events.yaml")["events"]:
        made = _play(world, entry, by=world.people[entry["by"]])
        world.addresses[f"event:{entry['key']}"] = made.get_absolute_url()


def _play(world: World, entry: dict[str, Any], *, by: Any) -> Event:
    begins = _begins(entry)
    with clock.at(min(begins - PLANNED_BEFORE, clock.now() - timedelta(days=12))):
        made = _draft(world, entry, by=by, begins=begins)
    if entry["state"] not in BUSY:
        return made
    with clock.at(min(begins - ANNOUNCED_BEFORE, clock.now() - timedelta(days=11))):
        made = services.announce_event(made, by=by)
    with clock.at(min(begins - REGISTERED_BEFORE, clock.now() - timedelta(days=1))):
        _register(made, entry)
    if entry["state"] == "cancelled":
        return services.cancel_event(made, by=by, reason=entry["reason"])
    return made if made.ends_at > clock.now() else _afterwards(world, made, entry, by=by)


def _begins(entry: dict[str, Any]) -> datetime:
    told = entry.get("begins", {"date": "+60d", "time": "12:00"})
    hour, minute = (int(part) for part in told["time"].split(":"))
    return moment(told["date"]).replace(hour=hour, minute=minute)


def _draft(world: World, entry: dict[str, Any], *, by: Any, begins: datetime) -> Event:
    values = {name: entry[name] for name in PLAIN if name in entry}
    if "begins" in entry:
        values |= {"begins_at": begins, "ends_at": begins + timedelta(hours=entry["begins"]["hours"])}
    if entry.get("spot") and (known := ground()):
        values["lon"], values["lat"] = read_spot(entry["spot"], known).point or (None, None)
    if entry.get("body"):
        values["body"] = world.bodies[entry["body"]].unit_ptr
    made = services.create_event(
        by=by, unit=world.unit(entry["unit"]), invented=True, **values,
        areas=[world.areas[key] for key in entry.get("areas", ()) if key in world.areas],
        topics=[world.topics[key] for key in entry.get("topics", ())],
    )  # fmt: skip
    for minutes, title, speaker in entry["programme"]:
        services.add_point(made, by=by, begins_at=begins + timedelta(minutes=minutes), title=title, speaker=speaker)
    for key in entry.get("about", ()):
        services.tie_record(made, by=by, record=Record.objects.get(pk=world.consultations[key].pk), came_of_it=False)
    if entry.get("invited"):
        people = [{"name": name, "email": email} for name, email in _people(entry["key"], entry["invited"])]
        services.import_invitations(made, [SimpleNamespace(values=one) for one in people], by=by)
    return made


def _people(key: str, count: int) -> Iterator[tuple[str, str]]:
    """Yield invented names, each with an address that leads nowhere."""
    first, last = FIRST.split(), LAST.split()
    for number in range(count):
        name = f"{first[(number * 7) % 20]} {last[(number * 3 + number // 20) % 20]}"
        yield name, f"gaest{number}.{key}@demo.roret.example"


def _register(made: Event, entry: dict[str, Any]) -> None:
    invited = {one.email: one for one in Invitation.objects.filter(event=made)}
    for number, (name, email) in enumerate(_people(entry["key"], entry.get("guests", 0))):
        companions = min(made.companions_most, (1, 0, 0, 2, 0)[number % 5])
        needs = {3: ["hearing_loop"], 7: ["wheelchair"]}.get(number % 10, [])
        asks = made.offers_group and number % 4 == 1
        details = services.Details(
            name=name, email=email, companions=companions, needs=needs, joins_group=asks,
            side="citizen" if asks else "", news=number % 3 == 0,
        )  # fmt: skip
        submission = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{entry['key']}/{number}"))
        services.register(
            made, by=AnonymousUser(), details=details, submission=submission, invitation=invited.get(email)
        )


def _afterwards(world: World, made: Event, entry: dict[str, Any], *, by: Any) -> Event:
    with clock.at(made.begins_at):
        for registration in made.registrations.placed().order_by("pk")[: entry.get("came", 0)]:
            services.check_in(registration, by=by)
        if entry.get("walk_ins"):
            services.count_walk_ins(made, by=by, more=entry["walk_ins"])
    with clock.at(made.ends_at + timedelta(hours=1)):
        _evaluate(made, entry)
    with clock.at(min(made.ends_at + timedelta(days=3), clock.now())):
        if entry.get("notes"):
            services.write_notes(made, by=by, notes=entry["notes"])
            services.publish_notes(made, by=by)
    with clock.at(min(made.ends_at + timedelta(days=14), clock.now())):
        if entry.get("outcome"):
            services.tell_outcome(made, by=by, outcome=entry["outcome"])
        if entry.get("learned"):
            services.draw_lessons(made, by=by, learned=entry["learned"])
    if entry.get("group"):
        _work_on(world, made, entry["group"], by=by)
    return made


def _work_on(world: World, made: Event, told: dict[str, Any], *, by: Any) -> None:
    """Let the organiser propose a group, and the house establish it with those who asked to join."""
    words = {name: told[name] for name in ("name", "purpose", "commission")}
    receiver = Body.objects.get(pk=world.bodies[told["receiver"]].pk)
    group = services.propose_group(made, by=by, ends_on=moment(told["ends"]).date(), receiver=receiver, **words)
    if "established" in told:
        kind = BodyType.objects.filter(name="Arbejdsgruppe").first()
        services.establish_group(group, by=SYSTEM, body_type=kind, members=joiners(made)[: told["established"]])


def _evaluate(made: Event, entry: dict[str, Any]) -> None:
    for number in range(entry.get("evaluations", 0)):
        answers = {
            name: 5 - (number * (place + 2) + place) % 11 // 4 for place, (name, _question) in enumerate(QUESTIONS)
        }
        text = SAYS[number % len(SAYS)] if number % 9 == 0 else ""
        submission = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{entry['key']}/evaluation/{number}"))
        services.give_evaluation(made, by=AnonymousUser(), answers=answers, text=text, submission=submission)
