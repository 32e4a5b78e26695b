"""Consultations and their responses, sent and looked through as they would have been."""

import uuid
from collections.abc import Container, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser

from roret.commons.areas.selectors import read_spot
from roret.commons.records.services import add_attachment
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.clock import end_of_day
from roret.listen.consultations import services
from roret.listen.consultations.models import Consultation
from roret.listen.contributions import services as contributions
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.selectors import ground_of_record
from roret.listen.contributions.services import Content
from roret.shell.demo_data import material
from roret.shell.demo_data.files import moment, read, rows
from roret.shell.demo_data.world import World

POSITIONS = {
    "for": "for",
    "imod": "against",
    "bekymring": "concern",
    "ønske": "wish",
    "forslag": "proposal",
    "ingen": "",
}
PUBLICATION = {"ja": "named", "nej": "not", "anonym": "anonymous"}
DRAFTED_BEFORE = timedelta(days=7)
THREATS = "<script"


def draft(
    world: World, entry: dict[str, Any], *, by: Any, opens: datetime | None, closes: datetime | None
) -> Consultation:
    """Draft a consultation with its material and parties."""
    asked = [question if isinstance(question, str) else question["text"] for question in entry.get("questions", ())]
    influence = "".join(
        f"\n\n### {heading}\n\n{entry[key]}"
        for key, heading in (
            ("what_can_be_influenced", "Det kan du få indflydelse på"),
            ("what_cannot_be_influenced", "Det kan du ikke få indflydelse på"),
        )
        if entry.get(key)
    )
    unit = world.unit(entry["unit"])
    made = services.create_consultation(
        by=by,
        title=entry["title"],
        title_en=entry.get("title_en", ""),
        summary=entry["summary"],
        summary_en=entry.get("summary_en", ""),
        type=entry["kind"],
        unit=unit,
        background=entry.get("background", "") + influence,
        invented=True,
        question="\n".join(f"- {question}" for question in asked),
        place_asked=entry.get("place_asked", ""),
        languages=entry.get("languages", []),
        legal_basis=entry.get("legal_basis", "")[:200],
        contact=entry.get("contact", f"{by.name}, {unit.email}" if unit.email else by.name),
        begins_at=opens,
        ends_at=end_of_day(closes.date()) if closes else None,
        areas=[world.areas[key] for key in entry.get("areas", ()) if key in world.areas],
        topics=[world.topics[key] for key in entry.get("topics", ()) if key in world.topics],
        target_groups=[
            world.target_groups[key] for key in entry.get("target_groups", ()) if key in world.target_groups
        ],
    )
    only_the_background = [{"title": "Materialet", "text": entry.get("background", entry["summary"])}]
    documents = entry.get("documents", only_the_background)
    for document in documents:
        if document.get("text"):
            add_attachment(made, by=by, title=document["title"], text=document["text"])
    for key in entry.get("must_hear", ()):
        body = world.bodies[key]
        services.add_party(made, by=by, name=body.name, right="heard", unit=body.unit_ptr)
    return made


def send(
    world: World, consultation: Consultation, row: dict[str, str], *, by: Any, text: str | None = None
) -> Contribution:
    """Send one response by its channel; a web response by the persona it belongs to, or by a guest."""
    content = Content(
        text=text or row["text"],
        capacity=row["capacity"],
        author_name=row["name"],
        organisation=row["organisation"] or "",
        area=world.areas.get(row["area"]),
        position=POSITIONS.get(row["position"], ""),
        publication=PUBLICATION[row["publish"]],
        body=_council(world, row),
        language=row["language"] if row["language"] in consultation.languages else "",
        languages=consultation.languages,
        place=read_spot(row["place"], ground_of_record(consultation)) if row.get("place") else None,
    )
    submission = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{consultation.number}/{row['id']}"))
    if row["channel"] == "web":
        sender = world.people.get(row.get("person") or "", AnonymousUser())
        return services.respond(
            consultation, by=sender, content=content, submission=submission, invented=True
        ).contribution
    receipt = services.enter_response(
        consultation, by=by, content=content, submission=submission, channel=row["channel"]
    )
    Contribution.objects.filter(pk=receipt.contribution.pk).update(invented=True)
    return receipt.contribution


def _council(world: World, row: dict[str, str]) -> Any:
    if row["capacity"] != "council":
        return None
    return next((body.unit_ptr for body in world.bodies.values() if body.name == row["organisation"]), None)


def look_through(found: Iterable[Contribution], *, by: Any, about_others: Container[int] = ()) -> None:
    """Do what a moderator does: take out what the machine found, hide what is hostile, approve the rest."""
    for contribution in found:
        for redaction in contribution.redactions.all():
            contributions.decide_redaction(redaction, by=by, take_out=True)
        if THREATS in contribution.text.casefold():
            contributions.hide_contribution(contribution, by=by, reason="Svaret indeholder kode og kan ikke vises.")
        elif contribution.pk in about_others:
            contributions.hide_contribution(
                contribution, by=by, reason="Svaret omtaler en person, så hun kan genkendes."
            )
        else:
            contributions.approve_contribution(contribution, by=by)


def load_others(world: World) -> None:
    """Make the consultations beside the taskforce, so that each state can be seen."""
    responses = rows("open_responses.csv")
    for entry in read("open_consultations.yaml")["consultations"]:
        worker = world.people[entry["case_worker"]]
        made = _play(world, entry, [row for row in responses if row["consultation"] == entry["key"]], by=worker)
        world.consultations[entry["key"]] = made
        world.addresses[f"consultation:{entry['key']}"] = made.get_absolute_url()


def _play(world: World, entry: dict[str, Any], sent: list[dict[str, str]], *, by: Any) -> Consultation:
    opens = moment(entry["opens"], 9) if entry.get("opens") else None
    closes = moment(entry["closes"], 12) if entry.get("closes") else None
    with clock.at(min(opens or clock.now(), clock.now()) - DRAFTED_BEFORE):
        made = draft(world, entry, by=by, opens=opens, closes=closes)
        material.ask(entry["key"], made, by=by)
    if entry["state"] == "draft" or opens is None:
        return made
    if entry["state"] == "scheduled":
        return services.schedule_consultation(made, by=by, at=opens)
    with clock.at(opens):
        made = services.publish_consultation(made, by=by)
        services.invite_parties(made, by=SYSTEM)
    found = [_sent(world, made, row, by=by) for row in sent]
    _translate(entry, found, by=by)
    if entry["state"] == "open":
        read_so_far = found[: entry["looked_through"]] if "looked_through" in entry else found[::2]
        look_through(read_so_far, by=by)
        return made
    return _after(world, entry, made, found, by=by)


def _sent(world: World, made: Consultation, row: dict[str, str], *, by: Any) -> Contribution:
    """Send at the time the file says; what it lets come before the opening comes just after it."""
    hour, minute = (int(part) for part in (row.get("time") or "12:00").split(":"))
    at = moment(row["received"]).replace(hour=hour, minute=minute)
    with clock.at(max(at, made.begins_at + timedelta(minutes=20))):
        return send(world, made, row, by=by)


def _translate(entry: dict[str, Any], found: list[Contribution], *, by: Any) -> None:
    """Translate what the file has a translation of, and let the case worker vouch for it; the last waits for her."""
    by_text = {contribution.text: contribution for contribution in found}
    for given in entry.get("translations", ()):
        contribution = by_text[given["of"]]
        contributions.write_translation(contribution, by=by, text=given["text"], translator=given["translator"])
        if given.get("signed", True):
            contributions.sign_translation(contribution, by=by, declared=True)


def _after(
    world: World, entry: dict[str, Any], made: Consultation, found: list[Contribution], *, by: Any
) -> Consultation:
    closes = moment(entry["closes"], 12)
    with clock.at(end_of_day(closes.date()) + timedelta(minutes=1)):
        made = services.close_consultation(made, by=SYSTEM)
    with clock.at(min(closes + timedelta(days=2), clock.now())):
        look_through(found, by=by)
        themes = _themes(entry, made, found, by=by)
    if entry["state"] != "answered":
        return made
    with clock.at(min(closes + timedelta(days=10), clock.now())):
        for theme, text in themes:
            contributions.write_answer(theme.answer, by=by, text=text)
            contributions.approve_answer(theme.answer, by=by)
        return services.mark_answered(made, by=by)


def _themes(entry: dict[str, Any], made: Consultation, found: list[Contribution], *, by: Any) -> list[tuple[Any, str]]:
    rows_by_theme = {key: [] for key in (theme["key"] for theme in entry.get("themes", ()))}
    sent = {row["text"]: row for row in rows("open_responses.csv")}
    for contribution in found:
        for key in (sent.get(contribution.text, {}).get("theme") or "").split("|"):
            if key in rows_by_theme:
                rows_by_theme[key].append(contribution)
    made_themes = []
    waiting = {
        "key": "alle",
        "title": "Svarene på høringen",
        "title_en": "The responses to the consultation",
        "due": entry.get("answer_due"),
    }
    for theme in entry.get("themes") or [waiting]:
        due = moment(theme["due"]).date() if theme.get("due") else None
        row = contributions.create_theme(
            made,
            by=by,
            title=theme["title"],
            title_en=theme.get("title_en", ""),
            summary=theme.get("summary", ""),
            owner=by,
            due_on=due,
        )
        contributions.group_contributions(row, rows_by_theme.get(theme["key"], ()), by=by)
        if theme.get("begun"):
            contributions.write_answer(row.answer, by=by, text=theme["begun"])
        made_themes.append((row, theme.get("answer", "")))
    if made_themes:
        for contribution in found:
            if not contribution.grouped.exists():
                contributions.group_contributions(made_themes[0][0], [contribution], by=by)
    return made_themes
