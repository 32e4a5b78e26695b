"""``roret load_demo``: play the demo municipality through the services."""

from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from typing import Any

import yaml
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import override
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from roret.commons.organisation.models import Unit
from roret.shell.demo_data import (
    consultations,
    current,
    events,
    hearing,
    listening,
    material,
    minutes,
    naming,
    promises,
    registers,
    speaking,
    taskforce,
    telling,
    wheel,
)
from roret.shell.demo_data.world import World

Step = tuple[str, Callable[[World], None]]
STEPS: tuple[Step, ...] = (
    ("Enheder", registers.load_units),
    ("Områder", registers.load_areas),
    ("Råd og udvalg", registers.load_bodies),
    ("Emner og målgrupper", registers.load_topics),
    ("Personer og roller", registers.load_people),
    ("Høringen om taskforcens anbefalinger", taskforce.load_consultation),
    ("Udvalgets første sager", taskforce.load_matters),
    ("Svar og hvidbog", taskforce.load_answers),
    ("Besked til dem, der svarede", partial(telling.tell, at="2018-06-12T10:00")),
    ("Udvalgets beslutning", taskforce.load_final_matter),
    ("Løfterne til udvalget", promises.load_promises),
    ("Handleplanen", taskforce.load_plan),
    ("Aftaler og målinger", taskforce.load_measures),
    ("Emner på hele tråden", naming.name_topics),
    ("Besked om beslutning og resultater", telling.tell_recently),
    ("De øvrige høringer", consultations.load_others),
    ("Tekster, man skriver om punkt for punkt", material.load),
    ("Korte synspunkter og kortet over dem", listening.load_viewpoints),
    ("Svarark på papir", listening.load_paper_forms),
    ("Faste høringsparter", listening.list_standing_parties),
    ("Køen fordelt", listening.share_out_queue),
    ("Parternes svar", listening.hear_parties),
    ("Anmeldte svar", listening.report_response),
    ("Et brev, der kom for sent", listening.load_late_letter),
    ("Maskinens læsning af svarene", listening.read_responses),
    ("Det, der er i gang i dag", current.load_current_work),
    ("Hvem der skal høres", hearing.load_duties),
    ("Arrangementer", events.load_events),
    ("Årshjulet", wheel.load_wheel),
    ("Rådenes udtalelser", speaking.load_statements),
    ("Foretræder", speaking.load_deputations),
    ("Fremmøde og referater", minutes.load_minutes),
)


class Command(BaseCommand):
    """Loads step by step, with a bar that shows how far it has come; ``./dev demo`` begins anew after a load cut short."""

    help = "Play the demo municipality through the services, into an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the wish to do nothing when there is data already."""
        parser.add_argument("--if-empty", action="store_true", help="do nothing when the database holds data")

    def handle(self, *args: Any, **options: Any) -> None:
        """Play every step; each service keeps its own transaction, so that what follows it happens at its time too."""
        if settings.ENVIRONMENT.mode == "production":
            raise CommandError("The demo is never loaded in production.")
        if Unit.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("The database holds data already. Use ./dev demo --fresh to begin anew.")
        world = World()
        columns = (
            TextColumn("{task.description:40}"),
            BarColumn(),
            TextColumn("{task.completed}/{task.total}"),
            TimeElapsedColumn(),
        )
        with connection.cursor() as cursor:
            # Loading may be begun anew, so that no commit need wait for the disk.
            cursor.execute("SET synchronous_commit = off")
        with Progress(*columns, console=Console(file=self.stdout)) as bar, override("da"):
            task = bar.add_task("", total=len(STEPS))
            for name, step in STEPS:
                bar.update(task, description=name)
                step(world)
                bar.advance(task)
        self._note_addresses(world)

    @staticmethod
    def _note_addresses(world: World) -> None:
        """Note where the tour's stops are."""
        taskforce_ = world.consultations["taskforce"]
        world.addresses["consultation:taskforce"] = taskforce_.get_absolute_url()
        world.addresses["workspace:taskforce"] = taskforce_.get_staff_url()
        world.addresses["what_became:taskforce"] = f"/hvad-blev-der-af-det/{taskforce_.number}/"
        for key, theme in world.themes.items():
            world.addresses[f"theme:{key}"] = theme.get_absolute_url()
        settings.RORET_STATE_DIR.mkdir(parents=True, exist_ok=True)
        place = settings.RORET_STATE_DIR / "demo_addresses.yaml"
        place.write_text(yaml.safe_dump(world.addresses, allow_unicode=True), "utf-8")
