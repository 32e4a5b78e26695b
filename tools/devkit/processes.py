"""Child processes that end with us, and those of a `./dev` that was killed."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

from .shell import BIN, END_WITH_US, ROOT, STATE, Stop

PIDS = STATE / "demo.pids"
LOGS = STATE / "logs"
SECONDS_TO_END = 12


def start(name, *arguments, env):
    """Start `roret NAME …` in the background, its words in a log file."""
    LOGS.mkdir(parents=True, exist_ok=True)
    with (LOGS / f"{name}.log").open("w") as log:
        child = subprocess.Popen(
            [*END_WITH_US, str(BIN / "roret"), name, *arguments], cwd=ROOT, env=env, stdin=subprocess.DEVNULL,
            stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    _remember(child.pid)
    return child


def end(children):
    """Ask the children to end, then make them."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + SECONDS_TO_END
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
    PIDS.unlink(missing_ok=True)


def end_orphans():
    """End what a killed `./dev demo` has left running; a number that another process got since is left alone."""
    for pid, started in _remembered():
        if _started(pid) == started:
            _end_group(pid)
    PIDS.unlink(missing_ok=True)


def last_words(name, lines=15):
    """The end of a child's log."""
    log = LOGS / f"{name}.log"
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:]) if log.exists() else ""


def check(children):
    """Raise Stop when a child has ended that should go on."""
    for name, child in children.items():
        if child.poll() is not None:
            raise Stop(f"`roret {name}` ended by itself (exit code {child.returncode}).\n{last_words(name)}")


def _remember(pid):
    with PIDS.open("a") as file:
        file.write(json.dumps([pid, _started(pid)]) + "\n")


def _remembered():
    return [json.loads(line) for line in PIDS.read_text().splitlines()] if PIDS.exists() else []


def _started(pid):
    """When a process started, in clock ticks since boot; None when there is none or it is dead already."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] == "Z" else fields[19]


def _end_group(pid):
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(pid, number)
        except ProcessLookupError:
            return
        deadline = time.monotonic() + SECONDS_TO_END
        while _started(pid) and time.monotonic() < deadline:
            time.sleep(0.1)
