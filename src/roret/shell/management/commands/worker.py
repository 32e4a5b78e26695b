"""``roret worker``: background work."""

import logging
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand

from roret.foundation.jobs.worker import LEASE, SECONDS_BETWEEN_ROUNDS, RoretWorker


class Command(BaseCommand):
    """Does the background work until it is told to stop; run as many as you like, on as many machines."""

    help = "Do the background work: jobs, periodic work, messages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the rhythm; the defaults fit."""
        parser.add_argument("--interval", type=float, default=1.0, help="seconds between looks at an empty queue")
        parser.add_argument(
            "--lease", type=float, default=LEASE.total_seconds(), help="seconds until a silent worker counts as dead"
        )
        parser.add_argument(
            "--rounds", type=float, default=SECONDS_BETWEEN_ROUNDS, help="seconds between renewals of the lease"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until SIGTERM or Ctrl-C; the job at hand is finished first."""
        logging.getLogger("roret.jobs").setLevel(logging.INFO)
        lease = timedelta(seconds=options["lease"])
        worker = RoretWorker(interval=options["interval"], lease=lease, rounds=options["rounds"])
        worker.configure_signals()
        worker.run()
