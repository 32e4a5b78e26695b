"""Matters for tests, brought to where they stand through the services."""

from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from roret.commons.meetings.models import Meeting
from roret.commons.meetings.services import publish_agenda
from roret.commons.meetings.tests.factories import meeting
from roret.decide.matters import services
from roret.decide.matters.models import Decision, Matter
from roret.foundation import authz, clock
from roret.listen.consultations import services as consultations
from roret.listen.consultations.models import Consultation
from roret.listen.contributions import services as contributions
from roret.listen.contributions.models import Theme
from roret.listen.contributions.tests.factories import open_consultation, sent

ITEMS = ("at udvalget drøfter målet", "at udvalget godkender planen")
WORDS = {
    "summary": "Kort sagt.",
    "problem": "Der er et problem.",
    "solution": "Det løser vi.",
    "process": "Vi vender tilbage.",
    "no_economy": True,
}


def heard(
    world: Any, *, themes: tuple[str, ...] = ("Bredden", "Belysning"), close: bool = True
) -> tuple[Consultation, list[Theme]]:
    """Hold a consultation with a response under each theme and the answers approved."""
    consultation, made = open_consultation(world.centre, body=world.committee), []
    for title in themes:
        theme = contributions.create_theme(consultation, by=authz.SYSTEM, title=title)
        response = sent(consultation, f"Jeg mener noget om {title}")
        contributions.approve_contribution(response, by=authz.SYSTEM)
        contributions.group_contributions(theme, [response], by=authz.SYSTEM)
        contributions.write_answer(theme.answer, by=authz.SYSTEM, text="Tak for dit svar.")
        contributions.approve_answer(theme.answer, by=authz.SYSTEM)
        made.append(theme)
    return (consultations.close_consultation(consultation, by=authz.SYSTEM) if close else consultation), made


def ready(world: Any, consultation: Consultation | None = None, **values: Any) -> Matter:
    """Write a matter that lacks nothing but the signature."""
    system, words = authz.SYSTEM, {**WORDS, **values}
    if consultation:
        matter = services.open_matter_from_consultation(consultation, by=system, committee=world.committee, **words)
    else:
        matter = services.create_matter(
            by=system, unit=world.centre, body=world.committee, title="Cykelsti på Ågade", **words
        )
    for text in ITEMS:
        services.add_item(matter, by=system, text=text)
    return Matter.objects.get(pk=matter.pk)


def on_agenda(world: Any, matter: Matter | None = None, **values: Any) -> tuple[Matter, Meeting]:
    """Sign a matter and put it on a published agenda."""
    matter = services.sign_matter(matter or ready(world), by=authz.SYSTEM)
    held = meeting(world.committee)
    services.put_to_meeting(matter, by=authz.SYSTEM, meeting=held, **values)
    held = publish_agenda(held, by=authz.SYSTEM)
    return Matter.objects.get(pk=matter.pk), held


@contextmanager
def after(held: Meeting):
    """Let the services believe that the meeting has just been held."""
    with clock.at(held.begins_at + timedelta(hours=4)):
        yield


def decided(
    world: Any, matter: Matter | None = None, *, kinds: tuple[str, ...] = ("discussed", "adopted"), **values: Any
) -> Decision:
    """Bring a matter to the committee and minute its decision."""
    matter, held = on_agenda(world, matter)
    with after(held):
        return decide(matter, held, kinds=kinds, **values)


def decide(
    matter: Matter,
    held: Meeting,
    *,
    by: Any = authz.SYSTEM,
    kinds: tuple[str, ...] = ("discussed", "adopted"),
    **values: Any,
) -> Decision:
    """Minute a kind for each item in its order."""
    items = [(item, kind, "") for item, kind in zip(matter.items.order_by("number"), kinds, strict=True)]
    return services.record_decision(matter, by=by, meeting=held, items=items, **values)
