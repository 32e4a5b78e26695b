"""``roret serve``: the web server."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Serves the site with gunicorn, in as many processes and threads as the environment says."""

    help = "Serve the site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Become gunicorn, so that signals reach it directly."""
        environment = settings.ENVIRONMENT
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "--config",
            "python:roret.shell.web_server",
            "roret.shell.wsgi:application",
            "--bind",
            f"{options['host']}:{options['port']}",
            "--workers",
            str(environment.web_workers),
            "--threads",
            str(environment.web_threads),
            "--preload",
            "--keep-alive",
            "15",
            "--graceful-timeout",
            "10",
            "--log-level",
            "warning",
        ]
        os.execv(sys.executable, command)  # noqa: S606 — no shell, fixed program
