"""The registers: units, areas, bodies, topics, target groups and persons."""

from datetime import date
from typing import Any

from roret.commons.areas import services as areas
from roret.commons.areas.models import Area, Division
from roret.commons.bodies import services as bodies
from roret.commons.bodies.enums import Right
from roret.commons.bodies.models import Body, Post
from roret.commons.organisation import services as organisation
from roret.commons.organisation.enums import UnitKind
from roret.commons.organisation.models import Unit
from roret.commons.people import services as people
from roret.commons.records import services as records
from roret.foundation.authz import SYSTEM
from roret.shell.demo_data.files import FOLDER, day, known, read
from roret.shell.demo_data.telling_bodies import tasks_of, told_of_body
from roret.shell.demo_data.world import World

KINDS = {
    "predecessor": "administration",
    "advisory_council": "council",
    "local_committee": "committee",
    "staff_body": "board",
    "governance_board": "board",
    "network": "board",
    "following_group": "board",
    "building_group": "board",
    "relatives_council": "council",
    "assembly": "council",
    "user_council": "council",
}
"""What the files call a unit, and the kind it has in the register."""
TYPES = {"council": "advisory_council"}
"""What the files call a kind of body, and what it is called in the register; a body's own ``type`` goes before."""
SOURCES = (
    ("Borgerrepræsentationen", "council"),
    ("Kommunalbestyrelsen", "council"),
    ("Repræsentantskabet", "assembly"),
    ("valg", "election"),
    ("organisation", "organisation"),
    ("forening", "organisation"),
    ("bruger", "users"),
    ("beboer", "users"),
    ("pårørende", "relatives"),
    ("medarbejder", "staff"),
    ("personale", "staff"),
)
PASSWORD = "roret-demo-2026"  # noqa: S105 — printed on the screen of everybody who starts the demo


def load_units(world: World) -> None:
    """Make the municipality and its units, parents first; who was followed by whom afterwards."""
    data = read("units.yaml")
    waiting = {entry["abbr"]: entry for entry in data["units"]}
    body_keys = {entry.get("unit") for entry in _bodies() if entry.get("unit") == entry.get("abbr")}
    while waiting:
        ready = [key for key, entry in waiting.items() if entry.get("parent") not in waiting]
        for key in ready:
            _make_unit(world, waiting.pop(key), as_body=key in body_keys)
    for entry in data["units"]:
        if entry.get("predecessor"):
            former = world.units[entry["predecessor"]]
            Unit.objects.filter(pk=former.pk, successor=None).update(successor=world.units[entry["abbr"]])


def _make_unit(world: World, entry: dict[str, Any], *, as_body: bool) -> None:
    kind = KINDS.get(entry["kind"], entry["kind"])
    values = {
        "abbreviation": "" if len(entry["abbr"]) > 12 else entry["abbr"],
        "name": entry.get("name_da") or entry["abbr"],
        "name_en": entry.get("name_en") or "",
        "kind": kind if kind in UnitKind.values else "unit",
        "parent": world.units.get(entry.get("parent")),
        "political_owner": world.units.get(entry.get("political_owner")),
        "email": entry.get("contact_email") or "",
        "description": _told(entry),
        "valid_from": day(entry.get("valid_from")),
        "valid_to": day(entry.get("valid_to")),
    }
    make = bodies.create_body if as_body else organisation.create_unit
    world.units[entry["abbr"]] = make(by=SYSTEM, **values)


def _told(entry: dict[str, Any]) -> str:
    """Return what is said of a unit, and what of it is not from the sources."""
    invented = (
        "Forkortelsen står ikke i kilden. Den er opdigtet til demoen." if entry.get("abbreviation_invented") else ""
    )
    return "\n\n".join(filter(None, (entry.get("note"), invented)))


def _bodies() -> list[dict[str, Any]]:
    data = read("bodies.yaml")
    shared = data["defaults"]
    return [{**shared.get(entry.get("defaults", ""), {}), **entry} for entry in data["bodies"]]


def load_areas(world: World) -> None:
    """Make the five divisions with their areas, and draw the districts."""
    for order, entry in enumerate(read("divisions.yaml")["divisions"], 1):
        source = "Københavns Kommune, bydele (frie data), forenklet" if order == 1 else ""
        division = areas.create_division(
            by=SYSTEM, name=entry["name_da"], name_en=entry["name_en"], order=order, source=source
        )
        for row in entry["areas"]:
            world.areas[row["key"]] = areas.create_area(
                by=SYSTEM, division=division, name=row["name"].replace("Vesterbro/Kongens", "Vesterbro-Kongens")
            )
    for entry in read("divisions.yaml")["divisions"]:
        for row in entry["areas"]:
            world.areas[row["key"]].overlaps.set(
                world.areas[key] for key in row.get("overlaps", ()) if key in world.areas
            )
    outlines = (FOLDER / "geo" / "districts.geojson").read_bytes()
    areas.import_outlines(Division.objects.get(order=1), by=SYSTEM, content=outlines, name="districts.geojson")
    world.areas.update({area.pk: area for area in Area.objects.filter(division__order=1)})


def load_bodies(world: World) -> None:
    """Make the bodies with their kinds, their seats by source and their pools, and seat the invented members."""
    for kind in read("body_types.yaml")["types"]:
        key = kind.pop("key")
        world.body_types[key] = bodies.create_body_type(by=SYSTEM, **kind)
    for entry in _bodies():
        world.bodies[entry["key"]] = _make_body(world, entry)
    for entry in _bodies():
        body = world.bodies[entry["key"]]
        posts = _make_posts(world, body, entry)
        if pool := entry.get("pool"):
            bodies.create_pool(body, by=SYSTEM, name=pool["name_da"], purposes=", ".join(pool["purposes"]))
        for row in entry.get("posts", ()):
            _seat(world, body, posts, row)
        for row in entry.get("recommended", ()):
            bodies.recommend_member(
                posts[row["source"]], by=SYSTEM, name=row["name"], on_behalf_of=row["organisation"], on=day(row["day"])
            )
    _adopt_texts(world)
    for entry in _bodies():
        if entry.get("successor"):
            Unit.objects.filter(pk=world.bodies[entry["key"]].pk).update(successor=world.bodies[entry["successor"]])


def _adopt_texts(world: World) -> None:
    for entry in read("governing_texts.yaml")["texts"]:
        for version in entry["versions"]:
            bodies.adopt_text(world.bodies[entry["body"]], by=SYSTEM, kind=entry["kind"], **version)


def _make_body(world: World, entry: dict[str, Any]) -> Body:
    seats, term = entry.get("seats") or {}, entry.get("term") or {}
    values = {
        "description": "\n\n".join(told_of_body(entry)),
        "tasks": "\n".join(f"- {line}" for line in tasks_of(entry)),
        "statutory": entry.get("basis") == "statutory",
        "deciding": entry.get("role") == "deciding",
        "legal_basis": entry.get("legal_basis", ""),
        "rights": "\n".join(f"- {line}" for line in entry.get("rights", ())),
        "limits": "\n".join(f"- {line}" for line in entry.get("limits", ())),
        "cadence": (known(entry.get("cadence")) or {}).get("text", ""),
        "term_begins": day(term.get("from")),
        "term_ends": day(term.get("to")),
        "composition_known": not seats.get("unknown"),
        "body_type": world.body_types[entry.get("type") or TYPES.get(entry["kind"], entry["kind"])],
        "area": world.areas.get(entry.get("area")),
        **entry.get("flags", {}),
    }
    unit = world.units.get(entry.get("unit"))
    if unit is not None and entry.get("unit") == entry.get("abbr"):
        body, kind = Body.objects.get(pk=unit.pk), values["body_type"]
        values = {right.value: getattr(kind, right) for right in Right} | values
        return bodies.update_body(
            body, by=SYSTEM, name=body.name, kind=body.kind, abbreviation=body.abbreviation, **values
        )
    kind = KINDS.get(entry["kind"], entry["kind"])
    return bodies.create_body(
        by=SYSTEM,
        name=entry["name_da"],
        name_en=entry.get("name_en", ""),
        kind=kind if kind in {"council", "committee", "board"} else "board",
        abbreviation=entry.get("abbr", "")[:20],
        parent=unit or world.units["BR"],
        valid_from=day(entry.get("valid_from")),
        valid_to=day(entry.get("valid_to")),
        **values,
    )


def _make_posts(world: World, body: Body, entry: dict[str, Any]) -> dict[str, Post]:
    seats = entry.get("seats") or {}
    named = dict.fromkeys(row["source"] for row in entry.get("posts", ()))
    by_source = seats.get("by_source") or [{"source": source, "count": None} for source in named]
    made = {}
    for order, row in enumerate(by_source, 1):
        made[row["source"]] = bodies.create_post(
            body,
            by=SYSTEM,
            label=row.get("label") or row["source"],
            source=_source(row["source"]),
            filled_by=row["source"],
            seats=known(row.get("count")),
            order=order,
            **_rules_of(world, row),
        )
    return made


def _rules_of(world: World, row: dict[str, Any]) -> dict[str, Any]:
    """Return what the sources say of the days, terms and givers of a post."""
    plain = {name: row[name] for name in ("term_years", "staggered", "rotating", "ex_officio") if name in row}
    givers = {name: world.bodies[row[name]] for name in ("recommended_by", "appointed_by") if name in row}
    return {**plain, **givers, "valid_from": day(row.get("from")), "valid_to": day(row.get("to"))}


def _source(text: str) -> str:
    return next((key for word, key in SOURCES if word.casefold() in text.casefold()), "other")


def _seat(world: World, body: Body, posts: dict[str, Post], row: dict[str, Any]) -> None:
    member = row.get("member")
    if not member:
        return
    post = posts[row["source"]]
    world.members[row["key"]] = seated = bodies.appoint_member(
        post,
        by=SYSTEM,
        name=member["name"],
        role=row.get("label", ""),
        on_behalf_of=row.get("party") or row.get("organisation") or member.get("organisation") or "",
        begins_on=day(row.get("from")),
        ends_on=day(row.get("to")),
    )
    for name in row.get("substitutes", ()):
        bodies.appoint_member(post, by=SYSTEM, name=name, substitute_for=seated, begins_on=day(row.get("from")))


def load_topics(world: World) -> None:
    """Make the topic tree and the target groups."""
    for entry in read("topics.yaml")["topics"]:
        values = {"name": entry["name_da"], "name_en": entry.get("name_en", ""), "kle": entry.get("kle") or ""}
        world.topics[entry["key"]] = records.create_topic(
            by=SYSTEM, parent=world.topics.get(entry.get("parent")), **values
        )
    for entry in read("target_groups.yaml")["target_groups"]:
        world.target_groups[entry["key"]] = organisation.create_target_group(
            by=SYSTEM,
            name=entry["name_da"],
            name_en=entry.get("name_en", ""),
            definition=entry.get("definition_da", ""),
            age_from=entry.get("age_from"),
            age_to=entry.get("age_to"),
        )


def load_people(world: World) -> None:
    """Make the personas and give each her roles from the first day of the demo's story."""
    for entry in read("personas.yaml")["personas"]:
        person = people.create_person(
            by=SYSTEM, email=entry["email"], name=entry["name"], password=PASSWORD, invite=False
        )
        world.people[entry["key"]] = person
        for role in entry["roles"]:
            if "post" in role:
                bodies.update_membership(world.members[role["post"]], by=SYSTEM, user=person)
            for unit in (world.units.get(role.get("unit")), world.bodies.get(role.get("body"))):
                if unit is not None and role["role"] != "citizen":
                    place = Unit.objects.get(pk=unit.pk)
                    people.grant_role(person, by=SYSTEM, role=role["role"], unit=place, begins_on=date(2018, 1, 1))
