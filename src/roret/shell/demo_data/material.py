"""Texts that people write about clause by clause: versions, remarks, questions, read and sent as they would have been."""

import uuid
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser

from roret.foundation import clock
from roret.listen.contributions import services as contributions
from roret.listen.contributions.services import Content
from roret.listen.material import services
from roret.listen.material.composing import composed
from roret.listen.material.models import Clause, MaterialVersion
from roret.listen.questions import services as questions
from roret.shell.demo_data.files import FOLDER, moment, read
from roret.shell.demo_data.world import World


def load(world: World) -> None:
    """Make the material of the consultations that have one."""
    for entry in read("material/material.yaml")["materials"]:
        consultation = world.consultations[entry["consultation"]]
        by = world.people[entry.get("case_worker", "tmf-sagsbehandler")]
        with clock.at(consultation.begins_at - timedelta(days=1)):
            material = services.add_material(consultation, by=by, title=entry["title"])
        _editions(consultation, entry, by=by)
        for number, given in enumerate(entry["versions"], 1):
            made = _version(material, given, by=by, earliest=consultation.begins_at)
            for remark in entry.get("remarks", ()):
                if remark["version"] == number:
                    _remark(world, made, remark, by=by)


def ask(key: str, consultation: Any, *, by: Any) -> None:
    """Ask the questions of a consultation before its first response comes."""
    data = read("material/material.yaml")
    for entry in [*data["materials"], *data["drafts"]]:
        if entry["consultation"] == key:
            for question in entry.get("questions", ()):
                questions.add_question(consultation, by=by, **question)


def _editions(consultation: Any, entry: dict[str, Any], *, by: Any) -> None:
    with clock.at(consultation.begins_at):
        services.write_short_edition(consultation, by=by, text=entry["short"]["text"])
        for given in entry["translations"]:
            made = services.write_translation(consultation, by=by, translator="Tolkeservice (opdigtet)", **given)
            services.sign_translation(made, by=by, declared=True)


def _version(material: Any, given: dict[str, Any], *, by: Any, earliest: Any) -> MaterialVersion:
    text = (FOLDER / "material" / given["file"]).read_text("utf-8")
    with clock.at(max(moment(given["published"], 9), earliest)):
        made = services.add_version(material, by=by, typed=text, changes=given.get("changes", ""))
        return services.publish_version(made, by=by)


def _remark(world: World, made: MaterialVersion, given: dict[str, Any], *, by: Any) -> None:
    about = Clause.objects.get(version=made, plain__contains=given["about"])
    content = Content(
        text=composed(about.number, comment=given["text"], proposal=given.get("proposal", "")),
        capacity=given.get("capacity", "private"),
        author_name=given["name"],
        organisation=given.get("organisation", ""),
        area=world.areas.get(given.get("area")),
    )
    kind = "proposal" if given.get("proposal") else "comment"
    submission = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{made.pk}/{about.anchor}/{given['name']}"))
    with clock.at(max(moment(given["sent"], 15), made.published_at + timedelta(hours=1))):
        receipt = services.send_remark(
            about, by=AnonymousUser(), content=content, submission=submission, kind=kind, invented=True
        )
        contributions.approve_contribution(receipt.contribution, by=by)
