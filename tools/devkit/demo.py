"""`./dev demo`: the whole of Roret with the demo municipality, until Ctrl-C."""

import argparse
import fcntl
import os
import signal
import socket
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

from . import assets, database, processes, setup
from .shell import ROOT, STATE, Stop, environment, roret, say
from .stamps import fingerprint

SECONDS_TO_ANSWER = 180  # a machine with other work starts slowly


def demo(arguments):
    """Set up, start, say where, and wait."""
    options = _options(arguments)
    setup.ensure(dev=False)
    with _only_one(options.port):
        processes.end_orphans()
        _require_free(options.port)
        assets.ensure(collect=True)
        with _signals_as_exceptions():
            _run(options)


def _options(arguments):
    parser = argparse.ArgumentParser(prog="./dev demo", description="Start Roret with the demo municipality.")
    parser.add_argument("--port", type=int, default=8000, help="port of the web server on 127.0.0.1 (8000)")
    parser.add_argument("--fresh", action="store_true", help="throw the demo's data away and load it anew")
    return parser.parse_args(arguments)


def _run(options):
    children = {}
    try:
        _prepare_database(fresh=options.fresh, port=options.port)
        env = _environment(options.port)
        say("Starting the web server and the job worker …")
        children["worker"] = processes.start("worker", env=env)
        children["serve"] = processes.start("serve", "--port", str(options.port), env=env)
        _wait_for_answer(options.port, children)
        roret("demo_signins", env=env)
        say(f"\nRoret runs on http://127.0.0.1:{options.port}/  (logs in {processes.LOGS}; Ctrl-C stops everything)")
        while True:
            processes.check(children)
            time.sleep(0.5)
    except KeyboardInterrupt:
        say("\nStopping …")
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave half of it running
        processes.end(children.values())
        database.stop()
    say("Stopped.")


def _prepare_database(*, fresh, port=8000):
    """A database with all tables and the demo municipality in it."""
    cut_short = database.cut_short()
    if cut_short:
        say("The last loading was cut short, so it begins anew …")
    if fresh or cut_short:
        database.wipe()
    say("Starting the database …")
    os.environ["DATABASE_URL_OF_DEMO"] = database.start()
    env = _environment(port)
    _migrate(env)
    if not database.loaded().exists():
        say("Loading the demo municipality …")
        database.begun().touch()
        _load(env)
        database.loaded().touch()


def _load(env):
    try:
        roret("load_demo", "--if-empty", env=env)
    except Stop as failed:
        raise Stop(
            "The demo municipality could not be loaded; why stands above. Start ./dev demo again: it begins anew by itself. "
            "If it fails once more, please report it with what stands above.",
            code=failed.code,
        ) from None


def _migrate(env):
    """Bring the tables up to date; skipped when our own database has seen these migrations already."""
    note = database.migrated()
    state = fingerprint([*(ROOT / "src").glob("**/migrations"), ROOT / "requirements" / "runtime.txt"])
    if note is None or not note.exists() or note.read_text() != state:
        say("Preparing the database …")
        roret("migrate", "--no-input", "--verbosity", "0", env=env)
        if note is not None:
            note.write_text(state)


def _environment(port=8000):
    address = f"http://127.0.0.1:{port}"
    return environment(
        DATABASE_URL=os.environ["DATABASE_URL_OF_DEMO"], RORET_MODE="demo",
        RORET_PUBLIC_URL=os.environ.get("RORET_PUBLIC_URL", address),
    )  # fmt: skip


def _wait_for_answer(port, children):
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while True:
        processes.check(children)
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10).close()
        except urllib.error.HTTPError as answer:
            raise Stop(f"The front page answers {answer.code}.\n{processes.last_words('serve', 40)}") from None
        except OSError:
            if time.monotonic() > deadline:
                raise Stop(
                    f"{processes.last_words('serve')}\nThe web server has not answered in {SECONDS_TO_ANSWER} seconds. The "
                    "machine may only be busy: nothing is lost, start ./dev demo again."
                ) from None
            time.sleep(0.1)
        else:
            return


def _require_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as reason:
            why = getattr(reason, "strerror", None) or "ports end at 65535"
            other = port + 1 if port < 65535 else 8000
            raise Stop(f"Port {port} cannot be used ({why}). Choose another: ./dev demo --port {other}") from None


@contextmanager
def _only_one(port):
    """One demo per folder: two would fight about the database."""
    STATE.mkdir(parents=True, exist_ok=True)
    with (STATE / "demo.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Stop(
                f"A demo of this folder runs already on {lock.read()}. Stop it with Ctrl-C where it was started."
            ) from None
        lock.truncate(0)
        lock.write(f"http://127.0.0.1:{port}/")
        lock.flush()
        yield


@contextmanager
def _signals_as_exceptions():
    """SIGTERM and a closed terminal end the demo as cleanly as Ctrl-C."""

    def interrupt(*_):
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    yield
