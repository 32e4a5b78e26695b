"""`./dev` itself, as a person meets it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from devkit import processes, stamps
from devkit.checks import commands
from devkit.main import COMMANDS

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[2]


def dev(*arguments: str, state: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "RORET_STATE_DIR": str(state)}
    return subprocess.run([ROOT / "dev", *arguments], env=env, capture_output=True, text=True, timeout=60, check=False)


def test_help_names_every_command(tmp_path):
    shown = dev("help", state=tmp_path)

    assert shown.returncode == 0
    assert [name for name in COMMANDS if f"  {name} " not in shown.stdout] == []


@pytest.mark.parametrize("name", ["test", "check", "setup", "lock"])
def test_help_of_a_command_does_nothing_but_say_what_it_does(name, tmp_path):
    shown = dev(name, "--help", state=tmp_path)

    assert shown.returncode == 0
    assert shown.stdout == f"./dev {name}: {COMMANDS[name].__doc__}\n"


def test_an_unknown_command_says_where_to_look(tmp_path):
    shown = dev("dmeo", state=tmp_path)

    assert shown.returncode == 2
    assert "./dev help" in shown.stdout


def test_a_taken_port_is_said_in_a_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        shown = dev("demo", "--port", str(port), state=tmp_path)

    assert shown.returncode == 1
    assert shown.stderr == (
        f"Port {port} cannot be used (Address already in use). Choose another: ./dev demo --port {port + 1}\n"
    )


def test_fresh_does_not_touch_a_database_that_dev_did_not_make(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")

    from devkit import database, shell

    with pytest.raises(shell.Stop, match="does not delete"):
        database.wipe()


def test_orphans_of_a_killed_demo_are_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "PIDS", tmp_path / "pids")
    orphan = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
    processes._remember(orphan.pid)

    processes.end_orphans()

    assert orphan.wait(timeout=10) == -signal.SIGTERM


def test_a_stranger_with_an_orphans_number_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "PIDS", tmp_path / "pids")
    stranger = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
    try:
        (tmp_path / "pids").write_text(f'[{stranger.pid}, "1"]\n')

        processes.end_orphans()
        time.sleep(0.2)

        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_step_is_skipped_until_its_inputs_change(tmp_path, monkeypatch):
    monkeypatch.setattr(stamps, "STATE", tmp_path / "state")
    monkeypatch.setattr(stamps, "ROOT", tmp_path)
    source = tmp_path / "source.css"
    source.write_text("a")

    def needed() -> bool:
        with stamps.unless_done("step", [source]) as answer:
            return answer

    first, second = needed(), needed()
    source.write_text("ab")

    assert [first, second, needed()] == [True, False, True]


def test_a_step_that_failed_is_done_again(tmp_path, monkeypatch):
    monkeypatch.setattr(stamps, "STATE", tmp_path / "state")

    with pytest.raises(RuntimeError), stamps.unless_done("step", []):
        raise RuntimeError

    with stamps.unless_done("step", []) as needed:
        assert needed is True


def test_the_checks_are_those_that_the_house_promises():
    assert {command[0] for command in commands().values()} == {
        "mypy", "djlint", "lint-imports", "ruff", "python", "roret",
    }  # fmt: skip


@pytest.mark.parametrize(("begun", "loaded", "wiped"), [(0, 0, 0), (1, 1, 0), (1, 0, 1)])
def test_a_loading_that_was_cut_short_begins_anew(tmp_path, monkeypatch, begun, loaded, wiped):
    from devkit import database, demo

    done = []
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(database, "SERVER", tmp_path)
    monkeypatch.setattr(database, "start", lambda: done.append("start") or "postgresql://nowhere")
    monkeypatch.setattr(database, "wipe", lambda: done.append("wipe"))
    monkeypatch.setattr(demo, "_migrate", lambda env: None)
    monkeypatch.setattr(demo, "roret", lambda *arguments, env: done.append(arguments[0]))
    monkeypatch.setitem(os.environ, "DATABASE_URL_OF_DEMO", "")
    for mark, there in ((database.begun(), begun), (database.loaded(), loaded)):
        if there:
            mark.touch()

    demo._prepare_database(fresh=False)

    assert ("wipe" in done) == bool(wiped)
    assert ("load_demo" in done) == (not loaded)
    assert database.begun().exists() or loaded
    assert database.loaded().exists()
