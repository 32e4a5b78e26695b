"""The demo municipality in databases of its own, and the real server in front of them.

Nothing here runs inside the test's process: `roret load_demo`, `roret serve` and `roret worker` are the programs that
`./dev demo` starts. The demo is loaded once a run; every server gets a copy of that database.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from devkit.shell import END_WITH_US
from roret.foundation import pytest_templates

STATE = Path(os.environ.get("RORET_STATE_DIR", ".state/test")).resolve() / "e2e"
BASE = os.environ.get("RORET_TEST_DATABASE") or "test_roret"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())
SECONDS_TO_ANSWER = 90


def loaded_demo():
    """Return the name of a database with the demo municipality in it; the first worker of a run loads it.

    RORET_E2E_KEEP=1 takes the one of an earlier run, for those who write tests.
    """
    name, mark = f"{BASE}_demo", STATE / f"{BASE}.loaded"
    STATE.mkdir(parents=True, exist_ok=True)
    with (STATE / f"{BASE}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = mark.exists() and (os.environ.get("RORET_E2E_KEEP") or mark.read_text() == RUN)
        if not (kept and _exists(name)):
            _load(name)
            mark.write_text(RUN)
    return name


def _load(name):
    _copy(f"{pytest_templates.PREFIX}{pytest_templates.fingerprint()}", name)
    roret("migrate", "--no-input", "--verbosity", "0", database=name)
    roret("collectstatic", "--no-input", "--verbosity", "0", database=name)
    roret("load_demo", database=name)
    with psycopg.connect(address_of(name), autocommit=True) as connection:
        connection.execute("analyze")  # nothing does it by itself on the tests' server


@contextmanager
def copy_of(template, purpose):
    """Lend a copy of a database until the end of the block."""
    name = f"{BASE}_{WORKER}_{purpose}"
    _copy(template, name)
    try:
        yield name
    finally:
        with _administration() as admin:
            admin.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def environment(database):
    """Return what our programs are told: the demo, quick to show what was just written."""
    ours = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}  # the player's
    return ours | {
        "DATABASE_URL": address_of(database),
        "RORET_MODE": "demo",
        "RORET_STATE_DIR": str(STATE),
        "RORET_PAGE_CACHE_SECONDS": "0",
        "PYTHONWARNINGS": "default",
    }


def address_of(database):
    """Return the address of a database of the test's server."""
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()


def roret(*arguments, database):
    """Run one command to its end."""
    done = subprocess.run(_command(*arguments), env=environment(database), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"roret {' '.join(arguments)}:\n{done.stdout}\n{done.stderr}"


class Program:
    """A `roret` program in the background, with a process group of its own."""

    def __init__(self, *arguments, database, **extra):
        self.log = STATE / f"{database}.{arguments[0]}.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*END_WITH_US, *_command(*arguments)], env=environment(database) | extra, stdout=log, stderr=subprocess.STDOUT,
                start_new_session=True,
            )  # fmt: skip

    def kill(self):
        """End it as a power cut would: no process of the group has time for a last word."""
        self._send(signal.SIGKILL)

    def end(self):
        """Ask it to end, and wait for it."""
        self._send(signal.SIGTERM)

    def _send(self, number):
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)
        self.process.wait(30)


class Server(Program):
    """The web server on an address of its own."""

    def __init__(self, *, database, port=None):
        self.port = port or _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        super().__init__("serve", "--port", str(self.port), database=database, RORET_PUBLIC_URL=self.address)
        self._wait()

    def _wait(self):
        deadline = time.monotonic() + SECONDS_TO_ANSWER
        while time.monotonic() < deadline and self.process.poll() is None:
            with suppress(urllib.error.URLError, ConnectionError):
                urllib.request.urlopen(f"{self.address}/sundhed/", timeout=10).close()
                return
            time.sleep(0.1)
        self.kill()
        raise AssertionError(f"The server did not answer:\n{self.log.read_text()}")


def open_consultation(database):
    """Return where one answers a consultation that is open now."""
    question = """select number from consultations_consultation join records_record on id = record_ptr_id
        where published_at <= now() and begins_at <= now() and ends_at > now() and closed_at is null limit 1"""
    with psycopg.connect(address_of(database)) as connection:
        return f"/hoeringer/{connection.execute(question).fetchone()[0]}/svar-nu/"


def _command(*arguments):
    return [str(Path(sys.executable).with_name("roret")), *arguments]


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _administration():
    return psycopg.connect(address_of("postgres"), autocommit=True)


def _exists(name):
    with _administration() as admin:
        return admin.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None


def _copy(template, name):
    """Make a database anew, as a copy where there is a template, else empty."""
    source = template if _exists(template) else "template0"
    with _administration() as admin:
        admin.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))
        admin.execute(sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(source)))
