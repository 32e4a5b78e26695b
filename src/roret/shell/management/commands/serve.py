"""``roret serve``: the web server."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

OLDEST_POSTGRESQL = 15


class Command(BaseCommand):
    """Serves the site with gunicorn, in as many processes and threads as the environment says."""

    help = "Serve the site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Become gunicorn, so that signals reach it directly; without a database that fits it does not start."""
        self._require_database()
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

    def _require_database(self) -> None:
        connection.ensure_connection()
        version = connection.pg_version // 10_000
        connection.close()
        if version < OLDEST_POSTGRESQL:
            msg = f"Roret needs PostgreSQL {OLDEST_POSTGRESQL} or newer. The server that DATABASE_URL names has {version}."
            raise CommandError(msg)
