"""A house of our own for a bench: database, settings, static files and the real web server, all in `.state/bench`."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from roret.foundation import embedded_postgres

ROOT = Path(__file__).resolve().parents[1]
STATE = Path(os.environ.get("RORET_STATE_DIR") or ROOT / ".state").resolve() / "bench"
DATABASE = "bench"
RORET = [sys.executable, "-c", "from roret.shell.manage import main; main()"]
END_WITH_US = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
WORKERS, THREADS = 2, 4


@contextmanager
def house(*, keep: bool) -> Iterator[None]:
    """Start the database and Django in this process with production settings; stop the database at the end."""
    address = embedded_postgres.ensure_running(STATE, database=DATABASE)
    try:
        if not keep:
            _empty()
        os.environ.update(_settings(address))
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        yield
        _disconnect()
    finally:
        embedded_postgres.stop(STATE)


def _settings(address: str) -> dict[str, str]:
    """Production, as deployed, except that this machine is the only one that is asked."""
    return {
        "DJANGO_SETTINGS_MODULE": "roret.shell.settings",
        "DATABASE_URL": address,
        "RORET_MODE": "production",
        "RORET_SECRET_KEY": "bench-only-" + "2" * 40,
        "RORET_PSEUDONYM_KEY": "bench-only-" + "3" * 40,
        "RORET_STATE_DIR": str(STATE),
        "RORET_WEB_WORKERS": str(WORKERS),
        "RORET_WEB_THREADS": str(THREADS),
        "RORET_HOSTS": "127.0.0.1 testserver",
        "RORET_PUBLIC_URL": "https://127.0.0.1",
    }


def _empty() -> None:
    with psycopg.connect(embedded_postgres.url(STATE, database="postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {DATABASE}")


def _disconnect() -> None:
    from django.db import connections

    connections.close_all()


@contextmanager
def server(*, page_cache_seconds: int) -> Iterator[int]:
    """Run `roret serve` as deployed; yield its port."""
    port = _free_port()
    env = {**os.environ, "RORET_PAGE_CACHE_SECONDS": str(page_cache_seconds)}
    log = (STATE / "serve.log").open("w")
    command = [*END_WITH_US, *RORET, "serve", "--port", str(port)]
    child = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log, start_new_session=True)
    try:
        _wait_for_answer(port, child)
        yield port
    finally:
        _end(child)
        log.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for_answer(port: int, child: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and child.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/sundhed/", timeout=10).close()
        except urllib.error.HTTPError as answer:
            sys.exit(f"The server answers {answer.code}; see {STATE}/serve.log")
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit(f"The web server does not answer; see {STATE}/serve.log")


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(12)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
