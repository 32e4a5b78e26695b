"""What councils say, and who speaks before committees: in every state, through the services, each at its time."""

from datetime import timedelta
from typing import Any

from roret.commons.bodies.models import Body
from roret.commons.meetings import services as meetings
from roret.commons.meetings.models import Meeting
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.listen.deputations import services as deputations
from roret.listen.statements import selectors, services
from roret.listen.statements.models import Statement
from roret.shell.demo_data.files import moment, read
from roret.shell.demo_data.world import World

NOTICE = timedelta(days=10)


def load_statements(world: World) -> None:
    """Write, adopt, send and answer each statement as far as the file says."""
    for entry in read("statements.yaml")["statements"]:
        _tell(world, entry)


def _tell(world: World, entry: dict[str, Any]) -> None:
    body = Body.objects.get(pk=world.bodies[entry["body"]].pk)
    with clock.at(_adopted(entry) - NOTICE):
        statement = _draft(world, body, entry)
    if "adopted" not in entry:
        return
    with clock.at(_adopted(entry)):
        reason = entry.get("written", "")
        item = None if reason else _item(body, entry)
    with clock.at(_adopted(entry) + timedelta(hours=1)):
        statement = services.adopt_statement(statement, by=SYSTEM, item=item, reason=reason)
    if "sent" in entry:
        with clock.at(moment(entry["sent"])):
            statement = services.send_statement(statement, by=SYSTEM)
            if entry.get("publish"):
                services.publish_statement(statement, by=SYSTEM)
    _answer(world, statement, entry)


def _adopted(entry: dict[str, Any]) -> Any:
    return moment(entry.get("adopted", "0d"), 17)


def _draft(world: World, body: Body, entry: dict[str, Any]) -> Statement:
    asked = selectors.consultations_for([body.pk]).first() if entry.get("answers") else None
    made = services.create_statement(
        by=SYSTEM, body=body, invented=True, no_case=True, type=entry["type"], title=entry["title"],
        text=entry["text"].strip(), consultation=asked, to_others=entry.get("outside", ""),
        to_unit=_unit(world, entry.get("to")),
    )  # fmt: skip
    for comment in entry.get("comments", ()):
        services.comment_on(made, by=world.people[comment["by"]], text=comment["text"])
    if changed := entry.get("changed"):
        services.update_statement(
            made, by=world.people["raadssekretaer"], text=changed.strip(), title=made.title, no_case=True
        )
    return made


def _unit(world: World, key: str | None) -> Any:
    if key is None:
        return None
    return world.unit(key) if key in world.units else Body.objects.get(pk=world.bodies[key].pk).unit_ptr


def _item(body: Body, entry: dict[str, Any]) -> Any:
    begins = clock.now()
    with clock.at(begins - NOTICE):
        meeting = meetings.create_meeting(by=SYSTEM, body=body, begins_at=begins, invented=True)
        item = meetings.put_on_agenda(meeting, by=SYSTEM, title=entry["item"], no_case=True)
        meetings.publish_agenda(meeting, by=SYSTEM)
    return item


def _answer(world: World, statement: Statement, entry: dict[str, Any]) -> None:
    if row := entry.get("acknowledged"):
        with clock.at(moment(row["day"])):
            due = clock.today() + timedelta(days=row["due"]) if "due" in row else None
            owner = world.people[row["owner"]] if "owner" in row else None
            services.acknowledge_statement(statement, by=world.people[row["by"]], owner=owner, due_on=due)
    if row := entry.get("treated"):
        with clock.at(moment(row["day"])):
            services.treat_statement(statement, by=world.people[row["by"]], note=row["note"])
    if row := entry.get("answered"):
        with clock.at(moment(row["day"])):
            services.answer_statement(
                statement, by=world.people[row["by"]], answer=row["text"].strip(), effect=row["effect"]
            )


def load_deputations(world: World) -> None:
    """Ask to speak, offer a time, hold and note as far as the file says."""
    for number, entry in enumerate(read("deputations.yaml")["deputations"]):
        _ask(world, entry, f"demo-{number}")


def _ask(world: World, entry: dict[str, Any], submission: str) -> None:
    names = ("topic", "text", "name", "organisation", "people")
    body = Body.objects.get(pk=world.bodies[entry["body"]].pk)
    wish = deputations.Wish(body=body, no_case=True, **{name: entry[name] for name in names if name in entry})
    with clock.at(moment(entry["requested"])):
        made = deputations.request_deputation(wish, by=SYSTEM, submission=submission, invented=True).deputation
    if "offered" not in entry:
        return
    slot = entry["meeting"]
    meeting = Meeting.objects.filter(
        body=body.pk, begins_at__date=moment(slot["day"]).date(), cancelled_at=None
    ).first()
    with clock.at(moment(entry["offered"])):
        begins = meeting.begins_at + timedelta(minutes=slot["after"])
        made = deputations.offer_slot(
            made, by=SYSTEM, meeting=meeting, slot_at=begins, minutes=slot["minutes"], title=slot["title"]
        )
    if "accepted" in entry:
        with clock.at(moment(entry["accepted"])):
            deputations.accept_slot(made, by=SYSTEM)
    if "note" in entry:
        with clock.at(meeting.begins_at + timedelta(hours=2)):
            deputations.note_deputation(made, by=world.people["udvalgssekretaer"], note=entry["note"])
